package goprocess.debug.socket;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The graph at one moment, and what holds what is closing in it.
 *
 * @param graph the graph
 * @param verdict what holds its closes
 */
record Look(Snapshot graph, Verdict verdict) {
    static Look now() {
        Snapshot graph = Capture.of(Capture.everything(), List::of, false);
        return new Look(graph, CulpritSearch.of(graph));
    }

    /** The processes with a name, or the one with an id, with or without a "#" before it. */
    List<Integer> places(String nameOrId) {
        String id = nameOrId.startsWith("#") ? nameOrId.substring(1) : nameOrId;
        return IntStream.range(0, graph.size())
                .filter(
                        place ->
                                graph.name(place).equals(nameOrId)
                                        || Long.toString(graph.id(place)).equals(id))
                .boxed()
                .toList();
    }

    /** What holds one of these: chains in which they stand. */
    List<Culprit> culpritsAround(List<Integer> places) {
        Set<Integer> asked = new HashSet<>(places);
        return verdict.culprits().stream()
                .filter(culprit -> culprit.chain().places().anyMatch(asked::contains))
                .toList();
    }

    /** The line that a text ends with. */
    String end() {
        return "-- pid "
                + graph.pid()
                + ", processes: "
                + graph.live()
                + ", closing: "
                + graph.closing()
                + ", at "
                + graph.capturedAt()
                + "\n";
    }
}
