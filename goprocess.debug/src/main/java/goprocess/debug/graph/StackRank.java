package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/**
 * The order in which processes are shown with the stacks of their work, where there are too many:
 * first what waits for itself, and then what has held a close for longest, since a diagnosis names
 * them in this order. Captures and the snapshots in a recording have it in common, so that both
 * name the same line.
 *
 * @param process the number of the process
 * @param circular whether its work waits, through any chain, for its own process
 * @param idle whether it has no work, and so no stack so far
 * @param waits whether it waits for another process too, which is then more likely to hold it
 * @param since when it began to hold a close; 0 if unknown
 */
public record StackRank(long process, boolean circular, boolean idle, boolean waits, long since)
        implements Comparable<StackRank> {
    private static final Comparator<StackRank> ORDER =
            Comparator.comparing((StackRank rank) -> !rank.circular)
                    .thenComparing(StackRank::idle)
                    .thenComparing(StackRank::waits)
                    .thenComparing(StackRank::since, StackRank::compareTimes)
                    .thenComparingLong(StackRank::process);

    /**
     * The rank of a process.
     *
     * @param closing since when it has been closing, or its close has been requested; if neither,
     *     the same of what waits for it; 0 if unknown
     */
    public static StackRank of(long process, ProcessNode.Look look, long closing) {
        long since = since(look.function() != null, closing, sinceOf(look.teardown()));
        boolean works = look.function() != null || look.teardown() != null;
        for (ProcessNode.Work row : look.callbacks()) {
            since = earlier(since, row.since());
            works = true;
        }
        return new StackRank(process, false, !works, look.waitsFor() > 1, works ? since : closing);
    }

    /** The same from a capture. */
    static StackRank of(long process, @Nullable Detail detail, int waitsFor, long closing) {
        if (detail == null || !detail.works()) {
            return new StackRank(process, false, true, waitsFor > 1, closing);
        }
        WorkLook teardown = detail.teardown();
        long since =
                since(detail.function() != null, closing, teardown == null ? 0 : teardown.since());
        for (WorkLook row : detail.callbacks()) {
            since = earlier(since, row.since());
        }
        return new StackRank(process, false, false, waitsFor > 1, since);
    }

    /** The same of a process whose work waits for it. */
    public StackRank asCircular() {
        return new StackRank(process, true, idle, waits, since);
    }

    /** A teardown and a callback may begin long after the close, and hold it from then on. */
    private static long since(boolean function, long closing, long teardown) {
        return earlier(function ? closing : 0, teardown);
    }

    private static long sinceOf(ProcessNode.@Nullable Work work) {
        return work == null ? 0 : work.since();
    }

    /** The earlier of two times by {@link System#nanoTime()}; the other one if one is unknown. */
    public static long earlier(long a, long b) {
        return compareTimes(a, b) <= 0 ? a : b;
    }

    /**
     * Since when a process that is not to close itself holds the close of one that waits for it.
     *
     * @param closing since when that one has been closing, or its close has been requested
     * @param runs whether that one runs, so that others may be opened below it
     * @param openedAt when the process was opened
     */
    public static long heldBelow(long closing, boolean runs, long openedAt) {
        boolean isLater = openedAt != 0 && closing != 0 && openedAt - closing > 0;
        return runs && isLater ? openedAt : closing;
    }

    /** A time that is unknown comes last. */
    static int compareTimes(long a, long b) {
        return a == 0 || b == 0 ? Boolean.compare(a == 0, b == 0) : Long.signum(a - b);
    }

    @Override
    public int compareTo(StackRank other) {
        return ORDER.compare(this, other);
    }
}
