package goprocess.debug.event;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the events that are written, so that a reader notices if some are missing. The recorder
 * may lose events; a recording in memory discards the oldest when it has no more room. It does not
 * always say so.
 *
 * <p>Each event is counted before its time is taken and again when it is written. All events that
 * were counted the second time by one moment, and were not counted the first time by an earlier
 * one, were written between the two. There are at least as many as the difference between the two
 * sums.
 */
public final class WrittenEvents {
    private static final LongAdder BEGUN = new LongAdder();
    private static final LongAdder DONE = new LongAdder();

    private WrittenEvents() {}

    static void begin(int events) {
        BEGUN.add(events);
    }

    static void done(int events) {
        DONE.add(events);
    }

    /** So many that were begun are not wanted. */
    static void notWritten(int events) {
        BEGUN.add(-events);
    }

    /** How many have been written or are just being written. */
    public static long begunByNow() {
        return BEGUN.sum();
    }

    /** How many have been written for certain. */
    public static long doneByNow() {
        return DONE.sum();
    }
}
