package goprocess.debug.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * When the snapshots of a recording ended. They follow each other, and do not overlap; a chunk may
 * have been read twice.
 */
final class Snapshots {
    /**
     * The end of a snapshot.
     *
     * @param at when it was
     * @param knownUntil until when what it shows is known to go on: for the one at the end of a
     *     chunk, until that end; for the others, until their own
     */
    record End(long at, long knownUntil) {}

    private final long[] ends;
    private final long[] knownUntil;

    Snapshots(Collection<End> all) {
        End[] inOrder =
                all.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(End::at))
                        .toArray(End[]::new);
        ends = Arrays.stream(inOrder).mapToLong(End::at).toArray();
        knownUntil = Arrays.stream(inOrder).mapToLong(End::knownUntil).toArray();
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

    /**
     * Whether something that has no event at its end, and was last seen at one time, is known to go
     * on at a later time. If there is a further snapshot, that lacks it.
     */
    boolean isKnownToGoOn(long seenAt, long time) {
        int snapshot = endedBefore(seenAt);
        return snapshot == ends.length - 1 && time <= knownUntil[snapshot];
    }

    private int endedBefore(long time) {
        int found = Arrays.binarySearch(ends, time);
        return found < 0 ? -1 - found : found;
    }
}
