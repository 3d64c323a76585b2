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

    /** Searches from a place. Each place is visited once, however often this is called. */
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
            if (edge < waitsFor.start[place + 1]) {
                if (!counts.test(edge)) {
                    continue;
                }
                int to = waitsFor.target[edge];
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
        nextEdge[place] = waitsFor.start[place];
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
        for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
            if (waitsFor.target[edge] == place && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
