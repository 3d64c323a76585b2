package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

/** A link in a recording. It lasts until one of its ends is closed, or it is cut. */
public final class LinkHistory {
    private final ProcessHistory from;
    private final ProcessHistory to;
    private final boolean closes;
    private final boolean waits;
    private final boolean closesOnFailure;
    private boolean atOpening;
    private long since;
    private EventThread thread;
    private @Nullable Later later;

    /** What became of it later: most links are made once, and never cut. */
    private static final class Later {
        private long lastMadeAt;
        private long cutAt;

        boolean isThereAt(long time) {
            boolean cut = cutAt != ProcessHistory.UNKNOWN && cutAt <= time;
            return !cut || (lastMadeAt > cutAt && lastMadeAt <= time);
        }
    }

    LinkHistory(
            ProcessHistory from,
            ProcessHistory to,
            boolean closes,
            boolean waits,
            boolean closesOnFailure,
            long since,
            EventThread thread,
            boolean atOpening) {
        this.from = from;
        this.to = to;
        this.closes = closes;
        this.waits = waits;
        this.closesOnFailure = closesOnFailure;
        this.since = since;
        this.thread = thread;
        this.atOpening = atOpening;
    }

    /** Whether both have the same source, target and effects. */
    boolean isSameAs(LinkHistory other) {
        return from == other.from
                && to == other.to
                && closes == other.closes
                && waits == other.waits
                && closesOnFailure == other.closesOnFailure;
    }

    /** Takes over the time from another record of the same link. */
    void madeAs(LinkHistory other) {
        since = other.since;
        thread = other.thread;
        atOpening = other.atOpening;
    }

    /** It was made once more, after it was cut. */
    void madeAgain(long at) {
        Later changed = later == null ? new Later() : later;
        changed.lastMadeAt = Math.max(changed.lastMadeAt, at);
        later = changed;
    }

    /** Its wait was given up. If that happened more than once, the last time counts. */
    void cut(long at) {
        Later changed = later == null ? new Later() : later;
        changed.cutAt = Math.max(changed.cutAt, at);
        later = changed;
    }

    /**
     * Whether it was there, as long as both its ends were open.
     *
     * @param time when
     * @return whether it had been made, and was not cut
     */
    public boolean isThereAt(long time) {
        return since <= time && (later == null || later.isThereAt(time));
    }

    /** Whether {@link #from()} waited for {@link #to()} until that was closed, or still does. */
    boolean holds() {
        long closedAt = to.closedAt();
        return waits
                && (later == null
                        || later.isThereAt(
                                closedAt == ProcessHistory.UNKNOWN ? Long.MAX_VALUE : closedAt));
    }

    /**
     * The process that it belongs to.
     *
     * @return its beginning
     */
    public ProcessHistory from() {
        return from;
    }

    /**
     * The other process.
     *
     * @return its end
     */
    public ProcessHistory to() {
        return to;
    }

    /**
     * Whether {@link #to()} begins to close when {@link #from()} does.
     *
     * @return false if it does not
     */
    public boolean closes() {
        return closes;
    }

    /**
     * Whether {@link #from()} closes after {@link #to()}.
     *
     * @return false if it need not
     */
    public boolean waits() {
        return waits;
    }

    /**
     * Whether {@link #to()} begins to close when {@link #from()} fails.
     *
     * @return false if it does not
     */
    public boolean closesOnFailure() {
        return closesOnFailure;
    }

    /**
     * When it was made.
     *
     * @return {@link ProcessHistory#UNKNOWN} if that was before the recording
     */
    public long since() {
        return since;
    }

    /**
     * The thread that made it.
     *
     * @return or 0
     */
    public long threadId() {
        return thread.id();
    }

    /**
     * Whether it was made with the process that it leads to, whose first parent is {@link #from()}.
     *
     * @return false if it was made later, or if that is not known
     */
    public boolean atOpening() {
        return atOpening;
    }
}
