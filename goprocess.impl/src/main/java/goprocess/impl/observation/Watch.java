package goprocess.impl.observation;

import goprocess.impl.protocol.Details;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Notes;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * The data of a process that is stored only while a listener is installed. It is created with the
 * process, or before something is linked to it or waits for it. Times are values of {@link
 * System#nanoTime()}. Fields are guarded by the lock of the node unless stated otherwise.
 */
final class Watch extends Details {
    /** 0 until it is copied from the notes that this replaces. */
    long openedAt;

    /** When its close was requested; 0 if there was no request, or the close followed at once. */
    long wishedAt;

    /** 0 if the end of the function was not timed, and that of the process follows at once. */
    long closingAt;

    @Nullable CloseCause cause;
    @Nullable Node by;
    @Nullable String byThread;

    /** The node that was waited for last, if the close had to wait. */
    @Nullable Node last;

    /** When the function began; if no listener recorded then, when its process was opened. */
    long functionSince;

    /** When the function ended, if its return begins the close and the close gets this time. */
    private long functionEndedAt;

    /** When the teardown was queued, then when it began. */
    long teardownSince;

    /** When the node is closed, if that is known in advance; otherwise 0. */
    private long endsAt;

    /** The node has no first parent, and is among the roots. Written before the node is shared. */
    Roots.@Nullable Root root;

    /** Represents a token that is null. */
    private static final Object NO_TOKEN = new Object();

    /** In {@link #tellers}: only the end is left to report. */
    private static final int ENDED = Integer.MIN_VALUE;

    /**
     * What the listener returned when it was notified that closing began; null until then. It is
     * written by the cascade that began the close, and read by the thread that ends the node.
     */
    private @Nullable Object closingToken;

    /**
     * How many threads are reporting a wait to the listener at this moment; and whether the node
     * has ended.
     */
    private int tellers;

    /** For a process that already has notes, or, with a time, for one that is being opened. */
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
     * The watch of a node; null if it has a brief one, or was opened while the listeners were being
     * loaded.
     */
    static @Nullable Watch of(Node node) {
        return node.detailsLocked() instanceof Watch watch ? watch : null;
    }

    /** Closing begins, on the current thread. */
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

    /** Whether a thread is reporting its wait. */
    boolean isTold() {
        return (tellers & ~ENDED) > 0;
    }

    /** A thread is going to report its wait. Returns false if the end is due already. */
    boolean holdEnd() {
        boolean holds = (tellers & ENDED) == 0;
        if (holds) {
            tellers++;
        }
        return holds;
    }

    /** A thread has reported its wait. Returns whether it now has to perform the end. */
    boolean letEnd() {
        tellers--;
        boolean due = tellers == ENDED;
        if (due) {
            endsAt = 0;
        }
        return due;
    }

    /**
     * The node waits for nothing any more.
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

    /** Like {@link #mayEnd}, when the teardown has ended. */
    boolean teardownEnded(long at) {
        endsAt = at;
        return ended();
    }

    /** Whether the listener was notified that closing began. */
    boolean closingTold() {
        return closingToken != null;
    }

    /** The listener was notified. It is not notified again, even if it threw. */
    void closingIsTold(@Nullable Object token) {
        closingToken = token == null ? NO_TOKEN : token;
    }

    @Nullable Object closingToken() {
        return closingToken == NO_TOKEN ? null : closingToken;
    }

    /**
     * The time at which the node is closed, for the thread that closes it. Reading the clock is
     * expensive.
     */
    long endsAt() {
        return endsAt != 0 ? endsAt : System.nanoTime();
    }

    /** Like {@link #endsAt()}; 0 if the time is not known in advance. */
    long endsAtIfKnown() {
        return endsAt;
    }
}
