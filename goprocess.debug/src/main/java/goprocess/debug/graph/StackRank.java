package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which processes are shown with the stacks of their work, where there are too many:
 * first what waits forever, and then what has held a close for longest, since a diagnosis names
 * them in this order. Captures and the snapshots in a recording have it in common, so that both
 * name the same line.
 *
 * @param process the number of the process
 * @param endless whether its work waits for {@code background()}, or, through any chain, for its
 *     own process
 * @param idle whether no work of it has begun, so that it has no stack
 * @param waits whether its work waits for another process, which is then what holds it
 * @param since when it began to hold a close; 0 if unknown
 */
public record StackRank(long process, boolean endless, boolean idle, boolean waits, long since)
        implements Comparable<StackRank> {
    private static final Comparator<StackRank> ORDER =
            Comparator.comparing((StackRank rank) -> !rank.endless)
                    .thenComparing(StackRank::idle)
                    .thenComparing(StackRank::waits)
                    .thenComparing(StackRank::since, StackRank::compareTimes)
                    .thenComparingLong(StackRank::process);

    /**
     * The rank of a process.
     *
     * @param waits whether its function or its teardown waits for another process
     * @param closing since when it has been closing, or its close has been requested; if neither,
     *     the same of what waits for it; 0 if unknown
     */
    public static StackRank of(long process, ProcessNode.Look look, boolean waits, long closing) {
        List<Long> others = new ArrayList<>(0);
        addBegun(look.teardown(), others);
        look.callbacks().forEach(row -> addBegun(row, others));
        boolean function = look.function() != null && look.function().thread() != null;
        return of(process, function, others, waits && look.callbacks().isEmpty(), closing);
    }

    private static void addBegun(ProcessNode.@Nullable Work work, List<Long> begun) {
        if (work != null && work.thread() != null) {
            begun.add(work.since());
        }
    }

    /** The same from a capture. */
    static StackRank of(long process, @Nullable Detail detail, boolean waits, long closing) {
        if (detail == null) {
            return new StackRank(process, false, true, waits, closing);
        }
        List<Long> others = new ArrayList<>(0);
        addBegun(detail.teardown(), others);
        detail.callbacks().forEach(row -> addBegun(row, others));
        boolean function = detail.function() != null && detail.function().thread() != null;
        return of(process, function, others, waits && detail.callbacks().isEmpty(), closing);
    }

    private static void addBegun(@Nullable WorkLook work, List<Long> begun) {
        if (work != null && work.thread() != null) {
            begun.add(work.since());
        }
    }

    /**
     * The function has held the close from its beginning; a teardown and a callback may begin long
     * after that, and hold it from then on. What has not begun has no thread to look at.
     */
    private static StackRank of(
            long process, boolean function, List<Long> others, boolean waits, long closing) {
        boolean idle = !function && others.isEmpty();
        long since = function || idle ? closing : 0;
        for (long begun : others) {
            since = earlier(since, begun);
        }
        return new StackRank(process, false, idle, waits, since);
    }

    /** The same of a process whose work waits forever. */
    public StackRank asEndless() {
        return new StackRank(process, true, idle, waits, since);
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

    /** Compares times by {@link System#nanoTime()}, of which an unknown one comes last. */
    public static int compareTimes(long a, long b) {
        return a == 0 || b == 0 ? Boolean.compare(a == 0, b == 0) : Long.signum(a - b);
    }

    @Override
    public int compareTo(StackRank other) {
        return ORDER.compare(this, other);
    }
}
