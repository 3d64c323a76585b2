package goprocess.debug.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the strongly connected components that hold a circle, by Tarjan's algorithm with a stack of
 * its own: a chain of any length needs no recursion.
 */
final class Components {
    private static final int UNSEEN = -1;

    private final WaitsForGraph holds;
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
    Components(WaitsForGraph holds, IntPredicate counts) {
        this.holds = holds;
        this.counts = counts;
        order = new int[holds.size];
        Arrays.fill(order, UNSEEN);
        low = new int[holds.size];
        nextEdge = new int[holds.size];
        onStack = new boolean[holds.size];
        members = new int[holds.size];
        path = new int[holds.size];
    }

    /** Searches from a place; each place is looked at once, however often this is called. */
    void searchFrom(int root) {
        if (order[root] != UNSEEN) {
            return;
        }
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int place = path[depth];
            int edge = nextEdge[place]++;
            if (edge < holds.start[place + 1]) {
                if (!counts.test(edge)) {
                    continue;
                }
                int to = holds.target[edge];
                if (order[to] == UNSEEN) {
                    enter(to);
                    path[++depth] = to;
                } else if (onStack[to]) {
                    low[place] = Math.min(low[place], order[to]);
                }
            } else {
                leave(place);
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[place]);
                }
            }
        }
    }

    /** The components found so far in which every member waits for every other, or for itself. */
    List<int[]> circular() {
        return circular;
    }

    private void enter(int place) {
        order[place] = clock;
        low[place] = clock++;
        nextEdge[place] = holds.start[place];
        members[memberCount++] = place;
        onStack[place] = true;
    }

    private void leave(int place) {
        if (low[place] != order[place]) {
            return;
        }
        int end = memberCount;
        do {
            onStack[members[--memberCount]] = false;
        } while (members[memberCount] != place);
        if (end - memberCount > 1 || waitsForItself(place)) {
            circular.add(Arrays.copyOfRange(members, memberCount, end));
        }
    }

    private boolean waitsForItself(int place) {
        for (int edge = holds.start[place]; edge < holds.start[place + 1]; edge++) {
            if (holds.target[edge] == place && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
