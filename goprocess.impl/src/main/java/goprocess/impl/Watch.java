package goprocess.impl;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a process only while a listener is installed, beside what only some have. It is
 * made with the process, before that is shared. Times are of {@link System#nanoTime()}.
 */
final class Watch extends Extras {
    final long openedAt = System.nanoTime();

    /**
     * 0 where the end of the function was not timed, and that of the process follows at once.
     * Guarded by the lock of the node.
     */
    long closingAt;

    @Nullable CloseCause cause;
    @Nullable Node by;
    @Nullable String byThread;

    /** The node that was waited for last, where closing waited at all. */
    @Nullable Node last;

    /**
     * When the function began, then when it ended; then when the teardown, which is after it, was
     * queued, began, and ended. 0 once the end is due for another reason.
     */
    long workSince;

    /**
     * The node was put among the roots, or is going to be. Guarded by the lock of the node; not set
     * any more once the end is due.
     */
    boolean mayBeRoot;

    /** The node's place among the roots, guarded by {@link Roots}. */
    Roots.@Nullable Root root;

    /** The node is closed, or about to be: it is no root any more. Guarded by {@link Roots}. */
    boolean gone;

    /** The listener knows that closing began. Used as {@link #closingToken}. */
    boolean closingTold;

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

    /** Whether a thread is telling of its wait. */
    boolean isTold() {
        return tellers > 0;
    }

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
        boolean due = ended && tellers == 0;
        if (due) {
            workSince = 0;
        }
        return due;
    }

    /**
     * When the node is closed, by the one who closes it. To take the time costs more than it seems.
     */
    long endsAt() {
        return workSince != 0 ? workSince : System.nanoTime();
    }

    /** The node has no parent. Whether it is to be put among the roots: not if the end is due. */
    boolean becomeRoot() {
        mayBeRoot |= !ended;
        return !ended;
    }

    /** The end is due. Whether it has to wait for a thread that tells of its wait. */
    boolean endIsHeld() {
        ended = true;
        return tellers > 0;
    }

    /**
     * Closing begins; by the current thread.
     *
     * @param takesTime whether it does not end in the same moment
     */
    void closing(CloseCause why, @Nullable Node causedBy, boolean takesTime) {
        boolean known = why == CloseCause.FUNCTION_RETURNED && (workSince != 0 || !takesTime);
        closingAt = known ? workSince : System.nanoTime();
        cause = why;
        by = causedBy;
        byThread = Thread.currentThread().getName();
    }
}
