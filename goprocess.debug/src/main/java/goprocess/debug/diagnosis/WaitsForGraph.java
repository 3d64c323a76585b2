package goprocess.debug.diagnosis;

import goprocess.api.State;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkWait;

/**
 * Which process cannot close before which: the links that wait, and the waits of functions and
 * teardowns, as one graph. The edges of a place are those from {@code start[place]} to {@code
 * start[place + 1]}.
 */
final class WaitsForGraph {
    final int size;
    final int[] start;
    final int[] target;
    final WaitKind[] how;

    WaitsForGraph(Snapshot graph) {
        size = graph.size();
        start = new int[size + 1];
        for (int place = 0; place < size; place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                if (waits(graph, link)) {
                    start[place + 1]++;
                }
            }
        }
        graph.workWaits().stream()
                .filter(wait -> isOpen(graph, wait))
                .forEach(wait -> start[wait.from() + 1]++);
        for (int place = 0; place < size; place++) {
            start[place + 1] += start[place];
        }
        target = new int[start[size]];
        how = new WaitKind[start[size]];
        fill(graph);
    }

    WaitKind how(int edge) {
        return how[edge];
    }

    private void fill(Snapshot graph) {
        int[] next = start.clone();
        for (int place = 0; place < size; place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                if (waits(graph, link)) {
                    int edge = next[place]++;
                    target[edge] = graph.target(link);
                    how[edge] = WaitKind.ofLink(graph.kind(link));
                }
            }
        }
        for (WorkWait wait : graph.workWaits()) {
            if (isOpen(graph, wait)) {
                int edge = next[wait.from()]++;
                target[edge] = wait.to();
                how[edge] = WaitKind.of(wait.teardown(), wait.timed());
            }
        }
    }

    private static boolean waits(Snapshot graph, int link) {
        return (graph.kind(link) & LinkKind.WAITS) != 0
                && graph.state(graph.target(link)) != State.CLOSED;
    }

    private static boolean isOpen(Snapshot graph, WorkWait wait) {
        return graph.state(wait.from()) != State.CLOSED && graph.state(wait.to()) != State.CLOSED;
    }
}
