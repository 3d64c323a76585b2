package goprocess.debug.diagnosis;

import goprocess.api.State;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkWait;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which process cannot close before which: the links that wait, and the waits of functions and
 * teardowns, as one graph. The edges of a node are those from {@code start[node]} to {@code
 * start[node + 1]}.
 *
 * <p>A process is a node, which has its place as its number. If some work waits only for the
 * children of a process, these are a node of their own, with a number above all places: it has the
 * links of the process that wait, and none of the waits of its function and teardown. So a chain
 * never leads through the function of a process whose children alone are waited for.
 */
final class WaitsForGraph {
    /** How many nodes there are. */
    final int size;

    final int[] start;
    final int[] target;
    final WaitKind[] how;

    private final int places;

    /** The processes whose children are nodes, in the order of these. */
    private final int[] parents;

    WaitsForGraph(Snapshot graph) {
        places = graph.size();
        List<WorkWait> waits =
                graph.workWaits().stream().filter(wait -> isOpen(graph, wait)).toList();
        BitSet awaitedChildren = new BitSet();
        waits.stream()
                .filter(WorkWait::childrenOnly)
                .forEach(wait -> awaitedChildren.set(wait.to()));
        parents = awaitedChildren.stream().toArray();
        size = places + parents.length;
        start = new int[size + 1];
        for (int node = 0; node < size; node++) {
            int place = place(node);
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                if (waits(graph, link)) {
                    start[node + 1]++;
                }
            }
        }
        waits.forEach(wait -> start[wait.from() + 1]++);
        for (int node = 0; node < size; node++) {
            start[node + 1] += start[node];
        }
        target = new int[start[size]];
        how = new WaitKind[start[size]];
        fill(graph, waits);
    }

    WaitKind how(int edge) {
        return how[edge];
    }

    /** The process that a node is, or whose children it is. */
    int place(int node) {
        return node < places ? node : parents[node - places];
    }

    /** The other node of a process that has two; negative if it has only one. */
    int otherNode(int node) {
        return node < places ? childrenOf(node) : place(node);
    }

    private int childrenOf(int place) {
        int at = Arrays.binarySearch(parents, place);
        return at < 0 ? -1 : places + at;
    }

    /** Whether a node is only the children of its process. */
    boolean isChildrenOnly(int node) {
        return node >= places;
    }

    /**
     * Makes a chain of nodes.
     *
     * @param how how each waits for the next
     */
    Chain chain(int[] nodes, List<WaitKind> how) {
        return new Chain(nodes, Arrays.stream(nodes).map(this::place).toArray(), how);
    }

    private void fill(Snapshot graph, List<WorkWait> waits) {
        int[] next = start.clone();
        for (int node = 0; node < size; node++) {
            int place = place(node);
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                if (waits(graph, link)) {
                    int edge = next[node]++;
                    target[edge] = graph.target(link);
                    how[edge] = WaitKind.ofLink(graph.kind(link));
                }
            }
        }
        for (WorkWait wait : waits) {
            int edge = next[wait.from()]++;
            target[edge] = wait.childrenOnly() ? childrenOf(wait.to()) : wait.to();
            how[edge] = WaitKind.of(wait);
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
