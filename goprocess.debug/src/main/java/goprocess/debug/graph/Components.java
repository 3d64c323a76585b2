package goprocess.debug.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the strongly connected components that contain a cycle, with Tarjan's algorithm. It has an
 * explicit stack, so a chain of any length needs no recursion.
 */
final class Components {
    private static final int UNSEEN = -1;

    private final WaitsForGraph waitsFor;
    private final IntPredicate counts;
    private final int[] order;
    private final int[] low;
    private final int[] nextEdge;
    private final boolean[] onStack;
    private final int[] members;
    private final int[] path;
    private final List<int[]> circular = new ArrayList<>();
    private int memberCount;
    private int clock;

    /**
     * Prepares a search.
     *
     * @param counts the edges that count
     */
    Components(WaitsForGraph waitsFor, IntPredicate counts) {
        this.waitsFor = waitsFor;
        this.counts = counts;
        order = new int[waitsFor.size];
        Arrays.fill(order, UNSEEN);
        low = new int[waitsFor.size];
        nextEdge = new int[waitsFor.size];
        onStack = new boolean[waitsFor.size];
        members = new int[waitsFor.size];
        path = new int[waitsFor.size];
    }

    /** Searches from a node. Each node is visited once, however often this is called. */
    void searchFrom(int root) {
        if (order[root] != UNSEEN) {
            return;
        }
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            int edge = nextEdge[node]++;
            if (edge < waitsFor.start[node + 1]) {
                if (!counts.test(edge)) {
                    continue;
                }
                int to = waitsFor.target[edge];
                if (order[to] == UNSEEN) {
                    enter(to);
                    path[++depth] = to;
                } else if (onStack[to]) {
                    low[node] = Math.min(low[node], order[to]);
                }
            } else {
                leave(node);
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
    }

    /** The components found so far in which every member waits for every other, or for itself. */
    List<int[]> circular() {
        return circular;
    }

    private void enter(int node) {
        order[node] = clock;
        low[node] = clock++;
        nextEdge[node] = waitsFor.start[node];
        members[memberCount++] = node;
        onStack[node] = true;
    }

    private void leave(int node) {
        if (low[node] != order[node]) {
            return;
        }
        int end = memberCount;
        do {
            onStack[members[--memberCount]] = false;
        } while (members[memberCount] != node);
        if (end - memberCount > 1 || waitsForItself(node)) {
            circular.add(Arrays.copyOfRange(members, memberCount, end));
        }
    }

    private boolean waitsForItself(int node) {
        for (int edge = waitsFor.start[node]; edge < waitsFor.start[node + 1]; edge++) {
            if (waitsFor.target[edge] == node && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
