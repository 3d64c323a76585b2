package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import java.util.Comparator;

/**
 * The order in which threads that wait for a close are shown with their stacks, where there are too
 * many: first those that wait for what has been closing for longest, and of each process those that
 * have waited for longest. Captures and the snapshots in a recording have it in common.
 *
 * @param closing since when the process has been closing, or its close has been requested; 0 if
 *     unknown
 * @param process the number of the process that is waited for
 * @param by which thread, and since when
 */
public record WaitRank(long closing, long process, ProcessNode.Wait by)
        implements Comparable<WaitRank> {
    private static final Comparator<WaitRank> ORDER =
            Comparator.comparing(WaitRank::closing, StackRank::compareTimes)
                    .thenComparingLong(WaitRank::process)
                    .thenComparing(rank -> rank.by.since(), StackRank::compareTimes)
                    .thenComparingLong(rank -> rank.by.thread().threadId());

    @Override
    public int compareTo(WaitRank other) {
        return ORDER.compare(this, other);
    }
}
