package goprocess.impl.running;

import goprocess.api.Teardown;
import goprocess.impl.messages.Failures;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;

import org.jspecify.annotations.Nullable;

/** Runs the teardown of a node that is {@link Node#ENDING}. */
public final class TeardownRun implements Runnable {
    private final WorkNode node;

    /** For what follows the end of the teardown, since there may be no memory for it then. */
    private final Cascade cascade = new Cascade();

    private TeardownRun(WorkNode node) {
        this.node = node;
    }

    /**
     * Runs the teardown on a thread of the library. If no thread can be started, it runs on this
     * one, as a step of this cascade, since it must run in any case.
     */
    static void start(WorkNode node, Cascade cascade) {
        try {
            Carriers.start(node, "teardown of ", new TeardownRun(node));
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.TEARDOWN_WITHOUT_THREAD, node, e);
            runHere(node, cascade);
        }
    }

    @Override
    public void run() {
        runHere(node, cascade);
        cascade.run();
    }

    /**
     * Runs the teardown on this thread, unless it has begun already. The cascade performs what
     * follows.
     */
    public static void runHere(WorkNode node, Cascade cascade) {
        Teardown teardown = node.claimTeardown(Thread.currentThread());
        if (teardown == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        Workplace.enter(node);
        Object token = Listeners.teardownStarted(node);
        Throwable failure = failureOf(teardown, node.teardownLimit());
        long endedAt = Listeners.teardownEnded(node, failure, token);
        Workplace.exit(node);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) { // queued before the end is seen; the queue is never waited for
            Failures.log(mishap(node), node, failure);
        }
        if (!node.conclude(failure, endedAt, cascade)) {
            GivenUp.ended(Thread.currentThread(), node, Role.TEARDOWN);
        }
    }

    /** A teardown that was given up has failed in a process that no longer waits for it. */
    private static Failures.Mishap mishap(WorkNode node) {
        return node.roleOf(Thread.currentThread()) == Role.TEARDOWN
                ? Failures.Mishap.TEARDOWN_FAILED
                : Failures.Mishap.TEARDOWN_FAILED_LATE;
    }

    private static @Nullable Throwable failureOf(Teardown teardown, @Nullable TeardownLimit limit) {
        if (limit != null) {
            limit.begin();
        }
        try {
            ContextLoader.run(teardown);
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            if (limit != null) {
                limit.end();
            }
        }
    }
}
