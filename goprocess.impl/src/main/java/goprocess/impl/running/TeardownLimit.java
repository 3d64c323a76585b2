package goprocess.impl.running;

import goprocess.impl.protocol.Details;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;

/** Gives up the teardown of a process, if it was said how long that may take. */
final class TeardownLimit {
    private final Future<?> timer;

    private TeardownLimit(Future<?> timer) {
        this.timer = timer;
    }

    /** Of a teardown that begins on this thread; null if there is no limit. */
    static @Nullable TeardownLimit of(WorkNode node) {
        long grace = node.teardownGrace();
        return grace == Details.NEVER
                ? null
                : new TeardownLimit(Timer.after(grace, () -> GivingUp.teardown(node)));
    }

    void cancel() {
        timer.cancel(false);
    }
}
