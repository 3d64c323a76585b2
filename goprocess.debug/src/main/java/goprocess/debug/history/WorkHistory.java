package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

/**
 * A function or a teardown in a recording.
 *
 * @param owner the process that it belongs to
 * @param teardown whether it is the teardown
 * @param startedAt when it started; {@link ProcessHistory#UNKNOWN} if that was before the recording
 * @param endedAt when it ended; {@link ProcessHistory#UNKNOWN} if it had not when the recording did
 * @param threadId the thread it ran on
 * @param thread the name of that thread; empty where it has none
 * @param failure what it threw, as text
 * @param abandonedAt when it was given up; {@link ProcessHistory#UNKNOWN} if it was not
 */
public record WorkHistory(
        ProcessHistory owner,
        boolean teardown,
        long startedAt,
        long endedAt,
        long threadId,
        String thread,
        @Nullable String failure,
        long abandonedAt) {
    /**
     * Until when it held up its process.
     *
     * @return when it ended or was given up, whichever came first; {@link ProcessHistory#UNKNOWN}
     *     if neither was recorded
     */
    public long heldUntil() {
        boolean gone = abandonedAt != ProcessHistory.UNKNOWN;
        boolean first = endedAt == ProcessHistory.UNKNOWN || abandonedAt < endedAt;
        return gone && first ? abandonedAt : endedAt;
    }

    /** Whether its process has failed because of it. */
    boolean hasFailed() {
        return failure != null || abandonedAt != ProcessHistory.UNKNOWN;
    }

    boolean covers(long time) {
        return startedAt <= time && (endedAt == ProcessHistory.UNKNOWN || time <= endedAt);
    }

    /**
     * Combines the work in a snapshot, or that was given up, with the event at its end. Both may
     * have the time of the start; that of the event is exact.
     */
    WorkHistory with(WorkHistory other) {
        WorkHistory ended = endedAt == ProcessHistory.UNKNOWN ? other : this;
        WorkHistory begun = ended == this ? other : this;
        return new WorkHistory(
                owner,
                teardown,
                ended.startedAt == ProcessHistory.UNKNOWN ? begun.startedAt : ended.startedAt,
                ended.endedAt,
                ended.threadId,
                ended.thread,
                ended.failure,
                abandonedAt != ProcessHistory.UNKNOWN ? abandonedAt : other.abandonedAt);
    }
}
