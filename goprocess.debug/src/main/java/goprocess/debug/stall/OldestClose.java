package goprocess.debug.stall;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;

import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which of the processes that are closing began first. */
public final class OldestClose {
    private OldestClose() {}

    /**
     * Its place in a graph.
     *
     * @return empty if nothing is closing
     */
    public static OptionalInt in(Snapshot graph) {
        return IntStream.range(0, graph.size())
                .filter(place -> graph.state(place) == State.CLOSING)
                .boxed()
                .max(Comparator.comparingLong(place -> nanos(graph, place)))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * How long ago a process began to close.
     *
     * @return zero if it has not, or if that is unknown
     */
    public static Duration age(Snapshot graph, int place) {
        return Duration.ofNanos(nanos(graph, place));
    }

    private static long nanos(Snapshot graph, int place) {
        return Math.max(0, graph.nanoTime() - graph.orNow(graph.closingAt(place)));
    }
}
