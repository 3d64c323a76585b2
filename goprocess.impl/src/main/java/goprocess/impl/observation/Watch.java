package goprocess.impl.observation;

import goprocess.impl.protocol.Details;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Notes;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a process only while a listener is installed, beside what only some have. Made
 * with the process, or before something is linked to it or waits for it. Times are of {@link
 * System#nanoTime()}. Guarded by the lock of the node, where nothing else is said.
 */
final class Watch extends Details {
    /** 0 until it is taken over from what was noted before. */
    long openedAt;

    /** When its close was wished for, where that did not follow at once; else 0. */
    long wishedAt;

    /** 0 where the end of the function was not timed, and that of the process follows at once. */
    long closingAt;

    @Nullable CloseCause cause;
    @Nullable Node by;
    @Nullable String byThread;

    /** The node that was waited for last, where closing waited at all. */
    @Nullable Node last;

    /** When the function began; of one that nobody recorded, when its process was opened. */
    long functionSince;

    /** When the function ended, if a close by its return is to have that time. */
    private long functionEndedAt;

    /** When the teardown was queued, then when it began. */
    long teardownSince;

    /** When the node is closed, if that is known before; else 0. */
    private long endsAt;

    /** The node has no first parent, and is among the roots. Written before the node is shared. */
    Roots.@Nullable Root root;

    /** Stands for a token of null. */
    private static final Object NO_TOKEN = new Object();

    /** In {@link #tellers}: nothing but the end is left to tell. */
    private static final int ENDED = Integer.MIN_VALUE;

    /**
     * What the listener returned when it was told that closing began, null until then; written by
     * the cascade that began it, read by the one that ends.
     */
    private @Nullable Object closingToken;

    /** How many threads are telling the listener that they wait; and whether it has ended. */
    private int tellers;

    /** For a process that has notes already, or, with a time, for one that is opened. */
    Watch(long openedAt) {
        this.openedAt = openedAt;
    }

    @Override
    protected void takeOver(Notes fewer) {
        super.takeOver(fewer);
        if (fewer instanceof BriefWatch brief) {
            openedAt = brief.openedAt;
            root = brief.root;
            cause = brief.cause;
        }
    }

    /**
     * Of a node, or null: it has less to be watched, or was opened while the listeners were being
     * loaded.
     */
    static @Nullable Watch of(Node node) {
        return node.detailsLocked() instanceof Watch watch ? watch : null;
    }

    /** Closing begins; by the current thread. */
    void began(CloseCause why, @Nullable Node causedBy, boolean takesTime) {
        boolean known = why == CloseCause.FUNCTION_RETURNED && (functionEndedAt != 0 || !takesTime);
        closingAt = known ? functionEndedAt : System.nanoTime();
        endsAt = known ? functionEndedAt : 0;
        cause = why;
        by = causedBy;
        byThread = Thread.currentThread().getName();
    }

    void functionEnded(long at) {
        functionEndedAt = at;
    }

    /** Whether a thread is telling of its wait. */
    boolean isTold() {
        return (tellers & ~ENDED) > 0;
    }

    /** A thread is going to tell of its wait, which is allowed until the end is due. */
    boolean holdEnd() {
        boolean holds = (tellers & ENDED) == 0;
        if (holds) {
            tellers++;
        }
        return holds;
    }

    /** A thread has reported its wait. Whether it is the one that has to see to the end now. */
    boolean letEnd() {
        tellers--;
        boolean due = tellers == ENDED;
        if (due) {
            endsAt = 0;
        }
        return due;
    }

    /**
     * Nothing is waited for any more.
     *
     * @return whether the end may go on
     */
    boolean mayEnd(CloseCause why, boolean teardown) {
        if (why != CloseCause.FUNCTION_RETURNED || teardown) {
            endsAt = 0;
        } else if (endsAt == 0) {
            endsAt = functionEndedAt;
        }
        if (teardown) {
            teardownSince = System.nanoTime();
            return true;
        }
        return ended();
    }

    private boolean ended() {
        tellers |= ENDED;
        return tellers == ENDED;
    }

    /** As {@link #mayEnd}, once the teardown has ended. */
    boolean teardownEnded(long at) {
        endsAt = at;
        return ended();
    }

    /** Whether the listener knows that closing began. */
    boolean closingTold() {
        return closingToken != null;
    }

    /** The listener is notified, and this is not done again even if it throws. */
    void closingIsTold(@Nullable Object token) {
        closingToken = token == null ? NO_TOKEN : token;
    }

    @Nullable Object closingToken() {
        return closingToken == NO_TOKEN ? null : closingToken;
    }

    /**
     * When the node is closed, by the one who closes it. To take the time costs more than it seems.
     */
    long endsAt() {
        return endsAt != 0 ? endsAt : System.nanoTime();
    }

    /** As {@link #endsAt()}; 0 where it is not known before. */
    long endsAtIfKnown() {
        return endsAt;
    }
}
