package goprocess.debug.socket;

import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkWait;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The graph at one moment, and what holds its closes.
 *
 * @param graph the graph
 * @param verdict what holds its closes
 */
record Look(Snapshot graph, Verdict verdict) {
    static Look now() {
        Snapshot graph = Capture.of(Capture.everything(), null, false);
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

    /**
     * The culprits that hold these processes, among everything that they wait for, through any
     * chain.
     */
    Verdict below(List<Integer> places) {
        Map<Integer, List<Integer>> byWork = new HashMap<>();
        for (WorkWait wait : graph.workWaits()) {
            byWork.computeIfAbsent(wait.from(), from -> new ArrayList<>(1)).add(wait.to());
        }
        BitSet below = new BitSet();
        Deque<Integer> todo = new ArrayDeque<>(places);
        while (!todo.isEmpty()) {
            int place = todo.remove();
            if (below.get(place)) {
                continue;
            }
            below.set(place);
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                if ((graph.kind(link) & LinkKind.WAITS) != 0) {
                    todo.add(graph.target(link));
                }
            }
            todo.addAll(byWork.getOrDefault(place, List.of()));
        }
        return verdict.within(below);
    }

    /** The last line of a text. */
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
