package goprocess.impl.running;

import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Details;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;

/** Gives up the teardown of a process after its time limit, if it has one. */
final class TeardownLimit {
    private final Future<?> timer;

    private TeardownLimit(Future<?> timer) {
        this.timer = timer;
    }

    /**
     * The limit of a teardown that begins on this thread; null if there is no limit, or no timer.
     */
    static @Nullable TeardownLimit of(WorkNode node) {
        long grace = node.teardownGrace();
        if (grace == Details.NEVER) {
            return null;
        }
        try {
            return new TeardownLimit(Timer.after(grace, () -> GivingUp.teardown(node)));
        } catch (Throwable e) { // no memory or no thread for the timer: the teardown must run
            Failures.log(Failures.Mishap.TEARDOWN_NOT_LIMITED, node, e);
            return null;
        }
    }

    void cancel() {
        timer.cancel(false);
    }
}
