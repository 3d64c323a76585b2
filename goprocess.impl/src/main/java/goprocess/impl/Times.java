package goprocess.impl;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * A copy of what is watched of a node. It is made before the lock of the node is taken, and filled
 * under it.
 */
final class Times {
    long openedAt;
    long closingAt;
    long workSince;
    @Nullable CloseCause cause;
    @Nullable Node by;
    @Nullable String byThread;

    /** Copies what is watched. The lock of the node is held. */
    void copy(Watch watch) {
        openedAt = watch.openedAt;
        boolean untimed = watch.cause != null && watch.closingAt == 0; // it ends at this moment
        closingAt = untimed ? System.nanoTime() : watch.closingAt;
        workSince = watch.workSince;
        cause = watch.cause;
        by = watch.by;
        byThread = watch.byThread;
    }
}
