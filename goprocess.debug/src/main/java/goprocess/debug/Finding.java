package goprocess.debug;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.render.Sentence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds a close. Each kind is a type of its own.
 *
 * <p>A finding that is {@linkplain #certain() certain} never ends by itself. The others are a
 * matter of time: a function that has not ended may still do so, and {@link #age()} tells how long
 * that has taken.
 */
public abstract sealed class Finding
        permits NeverAskedToClose,
                NoCarrier,
                SelfWait,
                StuckCallback,
                StuckFunction,
                StuckTeardown,
                WaitCycle,
                WaitingForBackground {
    private final Snapshot graph;
    private final Culprit found;

    Finding(Snapshot graph, Culprit found) {
        this.graph = graph;
        this.found = found;
    }

    static Finding of(Snapshot graph, Culprit found) {
        return switch (found.kind()) {
            case WAIT_CYCLE -> new WaitCycle(graph, found);
            case SELF_WAIT -> new SelfWait(graph, found);
            case WAITING_FOR_BACKGROUND -> new WaitingForBackground(graph, found);
            case STUCK_TEARDOWN -> new StuckTeardown(graph, found);
            case STUCK_CALLBACK -> new StuckCallback(graph, found);
            case STUCK_FUNCTION -> new StuckFunction(graph, found);
            case NEVER_ASKED_TO_CLOSE -> new NeverAskedToClose(graph, found);
            case NO_CARRIER -> new NoCarrier(graph, found);
        };
    }

    /**
     * The process that holds the close.
     *
     * @return the one to look at
     */
    public final ProcessRef culprit() {
        return ProcessRef.of(graph, found.place());
    }

    /**
     * The processes from one that does not close down to what holds it. Each waits for the next.
     *
     * @return at least the culprit; made at each call
     */
    public final List<ProcessRef> chain() {
        return refs(found.chain());
    }

    /**
     * How long it has held the close.
     *
     * @return at the moment of the capture; zero if unknown
     */
    public final Duration age() {
        return Duration.ofNanos(Math.max(0, graph.nanoTime() - found.since()));
    }

    /**
     * Whether it can never end by itself.
     *
     * @return true for a deadlock, false for what is a matter of time
     */
    public final boolean certain() {
        return found.kind().certain();
    }

    /**
     * The thread of the function or teardown that it is about.
     *
     * @return empty if it is about none, or if that has no thread yet
     */
    public final Optional<ThreadSnapshot> thread() {
        WorkLook work = found.work();
        return work == null || work.thread() == null
                ? Optional.empty()
                : Optional.of(ThreadSnapshot.of(work.thread()));
    }

    /** The processes of the circle that it is about, each once. */
    final List<ProcessRef> circle() {
        List<ProcessRef> closed = refs(found.beyond().circleFrom(found.place()));
        return closed.subList(0, closed.size() - 1);
    }

    private List<ProcessRef> refs(Chain chain) {
        return chain.places().mapToObj(place -> ProcessRef.of(graph, place)).toList();
    }

    /** The finding in one line: who holds what, with what, and for how long. */
    @Override
    public final String toString() {
        return Sentence.of(graph, found);
    }
}
