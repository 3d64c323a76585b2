package goprocess.debug.history;

import static goprocess.debug.history.EventFields.epochNanos;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Compares how many events were written in all chunks, each from its beginning to its end, with how
 * many there are. An event that was written between two such counts, or by another copy of the
 * library, is one more than was counted. So it may overlook a loss, but finds none where nothing
 * was lost. It does not ask in which chunk an event is: their clocks are not that exact.
 */
final class WrittenCount {
    /** More than the clocks of two chunks differ by. */
    private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When those events were written that no count includes so far. */
    private long[] times = new long[1_024];

    private int size;
    private long read;
    private long written;
    private long lastTold = Long.MIN_VALUE;
    private boolean beginUnknown;

    /** Whether events of a type are among those that are counted; the ends of snapshots are not. */
    static boolean counts(EventType type) {
        String name = type.getName();
        return !name.equals(EventNames.SNAPSHOT) && !name.equals(EventNames.UNFINISHED);
    }

    /** Reads how many events were written in a chunk, if the event ends one. */
    void written(RecordedEvent event) {
        if (event.hasField("written") && event.getBoolean("chunkEnds")) {
            long number = event.getLong("written");
            beginUnknown |= number < 0;
            written += Math.max(0, number);
            lastTold = Math.max(lastTold, epochNanos(event.getEndTime()));
            countUntilLastTold();
        }
    }

    /**
     * Counts the events up to the last count, so that the times of few are kept at once. What a
     * chunk has whose end was not written is in no count.
     */
    private void countUntilLastTold() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] > lastTold + A_SECOND) {
                times[kept++] = times[i];
            }
        }
        read += size - kept;
        size = kept;
    }

    /** Adds an event that is there, by the time at which it was written. */
    void add(long time) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        times[size++] = time;
    }

    /** How many events are missing, at least. All events have been taken. */
    long missing() {
        countUntilLastTold();
        return Math.max(0, written - read);
    }

    /** Whether a chunk did not begin with a snapshot. */
    boolean isBeginUnknown() {
        return beginUnknown;
    }
}
