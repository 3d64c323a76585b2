package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.render.Sentence;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes findings from the culprits that were found in a graph. */
final class Findings {
    private final Snapshot graph;

    Findings(Snapshot graph) {
        this.graph = graph;
    }

    Finding of(Culprit found) {
        ProcessRef culprit = ProcessRef.of(graph, found.place());
        Duration age = Duration.ofNanos(Math.max(0, graph.nanoTime() - found.since()));
        List<ProcessRef> chain = new ProcessRefs(graph, found::chain);
        Optional<ThreadSnapshot> thread = threadOf(found.work());
        String summary = Sentence.of(graph, found);
        return switch (found.kind()) {
            case WAIT_CYCLE -> new WaitCycle(culprit, age, chain, thread, cycle(found), summary);
            case SELF_WAIT -> new SelfWait(culprit, age, chain, thread, cycle(found), summary);
            case WAITING_FOR_BACKGROUND ->
                    new WaitingForBackground(culprit, age, chain, thread, summary);
            case STUCK_TEARDOWN -> new StuckTeardown(culprit, age, chain, thread, summary);
            case STUCK_FUNCTION -> new StuckFunction(culprit, age, chain, thread, summary);
            case STUCK_CALLBACK -> new StuckCallback(culprit, age, chain, thread, summary);
            case STUCK_START -> new StuckStart(culprit, age, chain, thread, summary);
            case NEVER_ASKED_TO_CLOSE ->
                    new NeverAskedToClose(culprit, age, chain, thread, summary);
            case NO_CARRIER -> new NoCarrier(culprit, age, chain, thread, summary);
            case COMES_AND_GOES -> new ComesAndGoes(culprit, age, chain, thread, summary);
            case ABANDONED -> new Abandoned(culprit, age, chain, thread, summary);
        };
    }

    private static Optional<ThreadSnapshot> threadOf(@Nullable WorkLook work) {
        return work == null || work.thread() == null
                ? Optional.empty()
                : Optional.of(ThreadSnapshot.of(work.thread()));
    }

    /** The processes of the cycle that the finding is about, each once. */
    private List<ProcessRef> cycle(Culprit found) {
        List<ProcessRef> closed =
                new ProcessRefs(graph, () -> found.beyond().cycleFrom(found.place()));
        return closed.subList(0, closed.size() - 1);
    }
}
