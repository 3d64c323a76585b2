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
     * Where the chain to a place begins, if it was computed. A thousand chains may have most of
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

    boolean isReached(int place) {
        return above[place] != UNREACHED;
    }

    boolean isTop(int place) {
        return above[place] == TOP;
    }

    /** Begins chains at a place, unless a chain already leads to it. */
    boolean top(int place) {
        return reach(place, TOP, 0);
    }

    /** Extends a chain along an edge, unless a chain already leads to its target. */
    boolean along(int from, int edge) {
        return reach(waitsFor.target[edge], from, edge);
    }

    /** The one above a place, negative if there is none. */
    int above(int place) {
        return above[place];
    }

    /** The process that the chain to a place begins with. Called when the tree is complete. */
    int topOf(int place) {
        int at = place;
        while (isReached(at) && above[at] != TOP && topOf[at] == UNREACHED) {
            at = above[at];
        }
        int top = topOf[at] == UNREACHED ? at : topOf[at];
        for (int below = place; below != at; below = above[below]) {
            topOf[below] = top;
        }
        return top;
    }

    /** Sets what is known of closes that no chain begins with, when all culprits are found. */
    void shared(SharedCulprits culprits) {
        shared = culprits;
    }

    /** The tops of which no chain leads to a culprit, but whose close the one at a place holds. */
    List<Integer> furtherTops(int culprit) {
        return shared == null ? List.of() : shared.tops(culprit);
    }

    /** The next process from such a top down to its culprit; negative at the culprit. */
    int below(int place) {
        return shared == null ? TOP : shared.below(place);
    }

    Chain chainTo(int place) {
        if (!isReached(place)) {
            return new Chain(new int[] {place}, List.of());
        }
        int length = 1;
        for (int at = place; above[at] != TOP; at = above[at]) {
            length++;
        }
        int[] places = new int[length];
        List<WaitKind> how = new ArrayList<>(length);
        int at = place;
        for (int i = length - 1; i > 0; i--) {
            places[i] = at;
            how.add(waitsFor.how(edgeAbove[at]));
            at = above[at];
        }
        places[0] = at;
        Collections.reverse(how);
        return new Chain(places, how);
    }

    private boolean reach(int place, int from, int edge) {
        if (isReached(place)) {
            return false;
        }
        above[place] = from;
        edgeAbove[place] = edge;
        return true;
    }
}
