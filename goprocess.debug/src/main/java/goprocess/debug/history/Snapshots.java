package goprocess.debug.history;

import java.util.Arrays;

/**
 * When the snapshots of a recording ended. They follow each other, and do not overlap; a chunk may
 * have been read twice.
 */
final class Snapshots {
    private final long[] ends;

    Snapshots(long[] ends) {
        this.ends = Arrays.stream(ends).sorted().distinct().toArray();
    }

    /**
     * Whether something that was seen at one time was in the last snapshot that had ended by
     * another time.
     */
    boolean isLatest(long seenAt, long time) {
        return seenAt <= time && endedBefore(seenAt) >= endedBefore(time + 1) - 1;
    }

    /** Whether no snapshot ended between two times. */
    boolean noneBetween(long from, long until) {
        return endedBefore(from) == endedBefore(until + 1);
    }

    /** Whether a snapshot after the one in which something was seen ended after a time. */
    boolean hasFurtherAfter(long seenAt, long time) {
        return Math.max(endedBefore(seenAt) + 1, endedBefore(time + 1)) < ends.length;
    }

    private int endedBefore(long time) {
        int found = Arrays.binarySearch(ends, time);
        return found < 0 ? -1 - found : found;
    }
}
