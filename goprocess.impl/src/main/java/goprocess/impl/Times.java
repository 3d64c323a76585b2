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
        closingAt = watch.closingAt;
        workSince = watch.workSince;
        cause = watch.cause;
        by = watch.by;
        byThread = watch.byThread;
    }
}
