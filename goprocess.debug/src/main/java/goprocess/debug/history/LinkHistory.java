package goprocess.debug.history;

/** A link in a recording. It lasts until one of its ends is closed. */
public final class LinkHistory {
    private final ProcessHistory from;
    private final ProcessHistory to;
    private final boolean closes;
    private final boolean waits;
    private final boolean closesOnFailure;
    private boolean atOpening;
    private long since;
    private long threadId;

    LinkHistory(
            ProcessHistory from,
            ProcessHistory to,
            boolean closes,
            boolean waits,
            boolean closesOnFailure,
            long since,
            long threadId,
            boolean atOpening) {
        this.from = from;
        this.to = to;
        this.closes = closes;
        this.waits = waits;
        this.closesOnFailure = closesOnFailure;
        this.since = since;
        this.threadId = threadId;
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
        threadId = other.threadId;
        atOpening = other.atOpening;
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
        return threadId;
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
