package goprocess.debug.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds a shortest cycle within a strongly connected component. */
final class ShortestCycle {
    private static final int NONE = -1;

    private final WaitsForGraph waitsFor;
    private final int[] from;
    private final int[] via;

    ShortestCycle(WaitsForGraph waitsFor) {
        this.waitsFor = waitsFor;
        from = new int[waitsFor.size];
        via = new int[waitsFor.size];
        Arrays.fill(via, NONE);
    }

    /**
     * A shortest cycle that begins and ends at a node.
     *
     * @param component the members; no other node is visited
     * @param start one of them
     * @param counts the edges that may be taken
     * @param firsts the edges with which the cycle may begin
     */
    Chain through(int[] component, int start, IntPredicate counts, IntPredicate firsts) {
        BitSet members = new BitSet();
        Arrays.stream(component).forEach(members::set);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        spread(start, members, counts.and(firsts), open);
        while (via[start] == NONE && !open.isEmpty()) {
            spread(open.remove(), members, counts, open);
        }
        Chain cycle = backFrom(start);
        for (int member : component) {
            via[member] = NONE;
        }
        return cycle;
    }

    private void spread(int node, BitSet members, IntPredicate counts, ArrayDeque<Integer> open) {
        for (int edge = waitsFor.start[node]; edge < waitsFor.start[node + 1]; edge++) {
            int to = waitsFor.target[edge];
            if (via[to] == NONE && members.get(to) && counts.test(edge)) {
                via[to] = edge;
                from[to] = node;
                open.add(to);
            }
        }
    }

    private Chain backFrom(int start) {
        List<Integer> nodes = new ArrayList<>(List.of(start));
        List<WaitKind> how = new ArrayList<>();
        int at = start;
        do {
            how.add(waitsFor.how(via[at]));
            at = from[at];
            nodes.add(at);
        } while (at != start);
        Collections.reverse(nodes);
        Collections.reverse(how);
        return waitsFor.chain(nodes.stream().mapToInt(Integer::intValue).toArray(), how);
    }
}
