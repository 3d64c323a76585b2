package goprocess.debug.diagnosis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The way to every process that holds a close. For each process it stores the one above it on a
 * shortest chain. All chains together take two numbers per process, however long they are.
 */
final class SearchTree {
    private static final int UNREACHED = -2;
    private static final int TOP = -1;

    private final WaitsForGraph waitsFor;
    private final int[] above;
    private final int[] edgeAbove;

    /**
     * Where the chain to a node begins, if it was computed. A thousand chains may have most of
     * their way in common.
     */
    private final int[] topOf;

    private @Nullable SharedCulprits shared;

    SearchTree(WaitsForGraph waitsFor) {
        this.waitsFor = waitsFor;
        above = new int[waitsFor.size];
        edgeAbove = new int[waitsFor.size];
        topOf = new int[waitsFor.size];
        Arrays.fill(above, UNREACHED);
        Arrays.fill(topOf, UNREACHED);
    }

    /** How many nodes there may be in it. */
    int size() {
        return waitsFor.size;
    }

    /** The process of a node. */
    int place(int node) {
        return waitsFor.place(node);
    }

    boolean isReached(int node) {
        return above[node] != UNREACHED;
    }

    boolean isTop(int node) {
        return above[node] == TOP;
    }

    /** Begins chains at a node, unless a chain already leads to it. */
    boolean top(int node) {
        return reach(node, TOP, 0);
    }

    /** Extends a chain along an edge, unless a chain already leads to its target. */
    boolean along(int from, int edge) {
        return along(from, edge, waitsFor.target[edge]);
    }

    /** Like {@link #along(int, int)}, but to another node of the process that the edge leads to. */
    boolean along(int from, int edge, int to) {
        return reach(to, from, edge);
    }

    /** The one above a node, negative if there is none. */
    int above(int node) {
        return above[node];
    }

    /** The process that the chain to a node begins with. Called when the tree is complete. */
    int topOf(int node) {
        int at = node;
        while (isReached(at) && above[at] != TOP && topOf[at] == UNREACHED) {
            at = above[at];
        }
        int top = topOf[at] == UNREACHED ? at : topOf[at];
        for (int below = node; below != at; below = above[below]) {
            topOf[below] = top;
        }
        return top;
    }

    /** Sets what is known of closes that no chain begins with, when all culprits are found. */
    void shared(SharedCulprits culprits) {
        shared = culprits;
    }

    /** The tops of which no chain leads to a culprit, but whose close the one at a node holds. */
    List<Integer> furtherTops(int culprit) {
        return shared == null ? List.of() : shared.tops(culprit);
    }

    /** The next process from such a top down to its culprit; negative at the culprit. */
    int below(int node) {
        return shared == null ? TOP : shared.below(node);
    }

    Chain chainTo(int node) {
        if (!isReached(node)) {
            return waitsFor.chain(new int[] {node}, List.of());
        }
        int length = 1;
        for (int at = node; above[at] != TOP; at = above[at]) {
            length++;
        }
        int[] nodes = new int[length];
        List<WaitKind> how = new ArrayList<>(length);
        int at = node;
        for (int i = length - 1; i > 0; i--) {
            nodes[i] = at;
            how.add(waitsFor.how(edgeAbove[at]));
            at = above[at];
        }
        nodes[0] = at;
        Collections.reverse(how);
        return waitsFor.chain(nodes, how);
    }

    private boolean reach(int node, int from, int edge) {
        if (isReached(node)) {
            return false;
        }
        above[node] = from;
        edgeAbove[node] = edge;
        return true;
    }
}
