package goprocess.impl;

import goprocess.api.Teardown;
import goprocess.impl.messages.Names;

import org.jspecify.annotations.Nullable;

/** Runs the teardown of a node that is {@link Node#ENDING}. */
final class TeardownRun implements Runnable {
    private final Node node;

    /** For what follows the end of the teardown: there may be no memory to make it then. */
    private final Turn turn = new Turn();

    private TeardownRun(Node node) {
        this.node = node;
    }

    /**
     * Runs it on a thread of the library; on this one, as a step of this turn, only if no thread
     * can be had, since run it must.
     */
    static void start(Node node, Turn turn) {
        try {
            Thread.ofVirtual()
                    .inheritInheritableThreadLocals(false)
                    .name("teardown of " + Names.shown(node.name()))
                    .start(new TeardownRun(node));
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.TEARDOWN_WITHOUT_THREAD, node, e);
            runHere(node, turn);
        }
    }

    @Override
    public void run() {
        runHere(node, turn);
        turn.run();
    }

    /** Runs it on this thread, unless it was begun already, and leaves to the turn what follows. */
    static void runHere(Node node, Turn turn) {
        Teardown teardown = node.claimTeardown();
        if (teardown == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        ThreadMarks.enter(ThreadMarks.WORKING);
        Object token = Listening.teardownStarted(node);
        Throwable failure = failureOf(teardown);
        ThreadMarks.enter(Listening.MARK);
        if (failure != null) {
            Failures.log(Failures.Mishap.TEARDOWN_FAILED, node, failure);
        }
        long endedAt = Listening.teardownEnded(node, failure, token);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        node.conclude(failure, endedAt, turn);
        ThreadMarks.exit(ThreadMarks.WORKING + Listening.MARK);
    }

    private static @Nullable Throwable failureOf(Teardown teardown) {
        try {
            teardown.run();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
