package goprocess.impl;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a process only while a listener is installed. Times are of {@link
 * System#nanoTime()}.
 */
final class Watch {
    final long openedAt = System.nanoTime();

    /** Guarded by the lock of the node. */
    long closingAt;

    @Nullable CloseCause cause;
    @Nullable Node by;
    @Nullable String byThread;

    /** The node that was waited for last, where closing waited at all. */
    @Nullable Node last;

    /**
     * When the function began; then when the teardown, which is after it, was queued, then began.
     */
    long workSince;

    /** The node's place among the roots, guarded by {@link Roots}. */
    Roots.@Nullable Root root;

    /** The node is closed, or about to be: it is no root any more. Guarded by {@link Roots}. */
    boolean gone;

    /**
     * What the listener returned when closing began; written by the turn that began it, read by the
     * one that ends.
     */
    @Nullable Object closingToken;

    /**
     * How many threads are telling the listener that they wait. Guarded by the lock of the node.
     */
    private int tellers;

    /** Nothing but the end is left to tell. Guarded by the lock of the node. */
    private boolean ended;

    /** A thread is going to tell of its wait, which is allowed until the end is due. */
    boolean holdEnd() {
        if (!ended) {
            tellers++;
        }
        return !ended;
    }

    /** A thread has told of its wait. Whether it is the one that has to tell of the end now. */
    boolean letEnd() {
        tellers--;
        return ended && tellers == 0;
    }

    /** The end is due. Whether it has to wait for a thread that tells of its wait. */
    boolean endIsHeld() {
        ended = true;
        return tellers > 0;
    }

    /** Closing begins; by the current thread. */
    void closing(CloseCause why, @Nullable Node causedBy) {
        closingAt = System.nanoTime();
        cause = why;
        by = causedBy;
        byThread = Thread.currentThread().getName();
    }
}
