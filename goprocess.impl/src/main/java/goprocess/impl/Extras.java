package goprocess.impl;

import org.jspecify.annotations.Nullable;

/**
 * What only some processes have, and none any more once it is closed. Guarded by the lock of its
 * node.
 */
class Extras {
    /** Those who wait for closing to begin. */
    @Nullable Waiter closingWaiters;

    /**
     * How many of them are callbacks, each of which will hold up the teardown until it has
     * returned.
     */
    int closingCallbacks;

    /** What the function threw. */
    @Nullable Throwable failure;
}
