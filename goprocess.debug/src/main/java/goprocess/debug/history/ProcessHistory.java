package goprocess.debug.history;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Everything in a recording about one process. It is filled while the recording is read, and then
 * left as it is.
 */
public final class ProcessHistory {
    /** Stands for a time that was not recorded. */
    public static final long UNKNOWN = 0;

    private final long id;
    @Nullable String name;
    long openedAt;
    EventThread opener = EventThread.NONE;
    long closingAt;
    @Nullable CloseCause cause;
    @Nullable ProcessHistory by;
    EventThread closer = EventThread.NONE;
    long closedAt;
    EventThread concluder = EventThread.NONE;
    @Nullable ProcessHistory last;
    @Nullable String failure;
    long leakedAt;
    @Nullable WorkHistory function;
    @Nullable WorkHistory teardown;
    boolean hadTeardown;

    /** Empty at first: among a million processes most have one link, and are in no snapshot. */
    private List<LinkHistory> out = List.of();

    private List<LinkHistory> in = List.of();
    private LiveHistory live = LiveHistory.NONE;

    /** Almost always empty. */
    private List<AbandonmentHistory> abandonments = List.of();

    ProcessHistory(long id) {
        this.id = id;
    }

    /** Adds a link at both its ends. */
    static void link(LinkHistory link) {
        link.from().out = with(link.from().out, link);
        link.to().in = with(link.to().in, link);
    }

    private static List<LinkHistory> with(List<LinkHistory> links, LinkHistory link) {
        if (links.isEmpty()) {
            return List.of(link);
        }
        List<LinkHistory> more = links.size() == 1 ? new ArrayList<>(links) : links;
        more.add(link);
        return more;
    }

    /** Everything was read: what is listed gets the same order in each file that has the same. */
    void sort() {
        sort(
                out,
                Comparator.comparingLong((LinkHistory link) -> link.to().id)
                        .thenComparingLong(LinkHistory::since));
        sort(
                in,
                Comparator.comparingLong((LinkHistory link) -> link.from().id)
                        .thenComparingLong(LinkHistory::since));
        sort(abandonments, Comparator.comparingLong(AbandonmentHistory::at));
    }

    /** Most lists have one element, and cannot be changed. */
    private static <T> void sort(List<T> list, Comparator<T> order) {
        if (list.size() > 1) {
            list.sort(order);
        }
    }

    /** What the snapshots show of it; the caller may add to it. */
    LiveHistory seen() {
        if (live == LiveHistory.NONE) {
            live = new LiveHistory();
        }
        return live;
    }

    LiveHistory live() {
        return live;
    }

    void abandoned(AbandonmentHistory abandonment) {
        if (abandonments.isEmpty()) {
            abandonments = new ArrayList<>(1);
        }
        abandonments.add(abandonment);
    }

    /**
     * What of it was given up.
     *
     * @return in order of time
     */
    public List<AbandonmentHistory> abandonments() {
        return Collections.unmodifiableList(abandonments);
    }

    /** Whether work of it that was given up may have gone on. False for almost all. */
    boolean mayHaveAbandoned() {
        return live != LiveHistory.NONE || !abandonments.isEmpty();
    }

    /** Whether its work of a kind had been given up. */
    boolean hasAbandoned(AbandonmentHistory.What what, long time) {
        return !abandonments.isEmpty()
                && abandonments.stream().anyMatch(one -> one.hasHappened(what, time));
    }

    /**
     * The number of the process.
     *
     * @return positive; 0 for {@code background()}
     */
    public long id() {
        return id;
    }

    /**
     * The name of the process.
     *
     * @return never blank
     */
    public String name() {
        return name != null ? name : id == 0 ? "background" : "process-" + id;
    }

    /**
     * When it was opened.
     *
     * @return or {@link #UNKNOWN}
     */
    public long openedAt() {
        return openedAt;
    }

    /**
     * The thread that opened it.
     *
     * @return or 0
     */
    public long openerThreadId() {
        return opener.id();
    }

    /**
     * When it began to close.
     *
     * @return or {@link #UNKNOWN}
     */
    public long closingAt() {
        return closingAt;
    }

    /**
     * Why it began to close.
     *
     * @return or null if that is not known
     */
    public @Nullable CloseCause cause() {
        return cause;
    }

    /**
     * The process that made it begin to close.
     *
     * @return or null
     */
    public @Nullable ProcessHistory by() {
        return by;
    }

    /**
     * The thread that made it begin to close.
     *
     * @return or 0
     */
    public long closerThreadId() {
        return closer.id();
    }

    /**
     * The name of the thread that made it begin to close.
     *
     * @return or empty
     */
    public String closerThread() {
        return closer.name();
    }

    /**
     * When it was closed.
     *
     * @return or {@link #UNKNOWN}
     */
    public long closedAt() {
        return closedAt;
    }

    /**
     * The thread on which it was closed. The same thread then continues with the processes that
     * waited for it.
     *
     * @return or 0
     */
    public long concluderThreadId() {
        return concluder.id();
    }

    /**
     * The process that it waited for last after it began to close. The implementation reports it,
     * unless something else ended after that, such as its function. Then it is derived from the
     * links.
     *
     * @return or null if it had to wait for none
     */
    public @Nullable ProcessHistory last() {
        return last != null ? last : lastClosedBefore(waitEndsBy(), closingAt);
    }

    /**
     * The process that was closed last, of those that it waits for.
     *
     * @param before the latest time
     * @param after the time before the earliest
     * @return or null if there is none
     */
    public @Nullable ProcessHistory lastClosedBefore(long before, long after) {
        ProcessHistory found = null;
        for (LinkHistory link : out) {
            long closed = link.to().closedAt;
            if (link.holds() && closed != UNKNOWN && closed > after && closed <= before) {
                found = found == null || found.closedAt < closed ? link.to() : found;
            }
        }
        return found;
    }

    private long waitEndsBy() {
        long end = closedAt == UNKNOWN ? Long.MAX_VALUE : closedAt;
        return teardownAt() == UNKNOWN ? end : teardownAt();
    }

    /**
     * What its function or teardown threw.
     *
     * @return or null
     */
    public @Nullable String failure() {
        return failure;
    }

    /**
     * When it was found to be garbage while it was open.
     *
     * @return or {@link #UNKNOWN}
     */
    public long leakedAt() {
        return leakedAt;
    }

    /**
     * Its function.
     *
     * @return or null if none was recorded
     */
    public @Nullable WorkHistory function() {
        return function;
    }

    /**
     * Its teardown.
     *
     * @return or null if none was recorded
     */
    public @Nullable WorkHistory teardown() {
        return teardown;
    }

    /**
     * The links from it to others.
     *
     * @return by the numbers of the others
     */
    public List<LinkHistory> out() {
        return Collections.unmodifiableList(out);
    }

    /**
     * The links from others to it.
     *
     * @return by the numbers of the others
     */
    public List<LinkHistory> in() {
        return Collections.unmodifiableList(in);
    }

    /**
     * Whether it was open.
     *
     * @param time when
     * @return whether it was opened, and neither closed nor leaked
     */
    public boolean isOpenAt(long time) {
        return (openedAt == UNKNOWN ? wasOpenInRecording() : openedAt <= time)
                && isBefore(time, closedAt)
                && isBefore(time, leakedAt);
    }

    /** Whether its close was recorded, but nothing shows that it was open. */
    boolean endsUnbegun() {
        return id != 0 && openedAt == UNKNOWN && (closingAt != UNKNOWN || closedAt != UNKNOWN);
    }

    /**
     * Whether it was open during the recording. Some processes are only mentioned, because another
     * one waited for them before the recording.
     */
    private boolean wasOpenInRecording() {
        return closingAt != UNKNOWN
                || closedAt != UNKNOWN
                || leakedAt != UNKNOWN
                || live.hasWaits()
                || !(function == null && teardown == null && out.isEmpty() && in.isEmpty());
    }

    /**
     * Whether it was closing, or closed.
     *
     * @param time when
     * @return whether it had begun to close
     */
    public boolean isClosingAt(long time) {
        return closingAt != UNKNOWN && closingAt <= time;
    }

    /**
     * When it had nothing more to wait for.
     *
     * @return or {@link #UNKNOWN} if it was not closed and its teardown had not begun
     */
    public long readyAt() {
        return closedAt == UNKNOWN && teardownAt() == UNKNOWN ? UNKNOWN : waitedUntil();
    }

    /**
     * The last moment at which a process it waits for was closed, or its own function ended, or it
     * began to close.
     *
     * @return when the last of its waits ended; not meaningful for a running process
     */
    public long waitedUntil() {
        ProcessHistory waitedFor = last();
        long ready = waitedFor == null ? closingAt : Math.max(closingAt, waitedFor.closedAt);
        long worked = function == null ? UNKNOWN : function.heldUntil();
        return Math.min(waitEndsBy(), worked == UNKNOWN ? ready : Math.max(ready, worked));
    }

    /** When its teardown began. A teardown that was set after it was closed does not count. */
    private long teardownAt() {
        boolean late = teardown != null && closedAt != UNKNOWN && teardown.startedAt() >= closedAt;
        return teardown == null || late ? UNKNOWN : teardown.startedAt();
    }

    private static boolean isBefore(long time, long end) {
        return end == UNKNOWN || time < end;
    }

    @Override
    public String toString() {
        return name() + " #" + id;
    }
}
