package goprocess.debug.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the strongly connected components that contain a cycle, with Tarjan's algorithm. It has an
 * explicit stack, so a chain of any length needs no recursion. The edges of a node are those from
 * {@code start[node]} to {@code start[node + 1]}.
 */
public final class Components {
    private static final int UNSEEN = -1;

    private final int[] start;
    private final int[] target;
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
     * @param start where the edges of each node begin, and where those of the last one end
     * @param target the node that each edge leads to
     * @param counts the edges that count
     */
    public Components(int[] start, int[] target, IntPredicate counts) {
        this.start = start;
        this.target = target;
        this.counts = counts;
        int size = start.length - 1;
        order = new int[size];
        Arrays.fill(order, UNSEEN);
        low = new int[size];
        nextEdge = new int[size];
        onStack = new boolean[size];
        members = new int[size];
        path = new int[size];
    }

    /** Searches from a node. Each node is visited once, however often this is called. */
    public void searchFrom(int root) {
        if (order[root] != UNSEEN) {
            return;
        }
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            int edge = nextEdge[node]++;
            if (edge < start[node + 1]) {
                if (!counts.test(edge)) {
                    continue;
                }
                int to = target[edge];
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
    public List<int[]> circular() {
        return circular;
    }

    private void enter(int node) {
        order[node] = clock;
        low[node] = clock++;
        nextEdge[node] = start[node];
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
        for (int edge = start[node]; edge < start[node + 1]; edge++) {
            if (target[edge] == node && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
