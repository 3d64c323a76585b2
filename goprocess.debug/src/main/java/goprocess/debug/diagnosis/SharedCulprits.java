package goprocess.debug.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closes that a culprit holds in addition to the one its chain begins with. In the tree each
 * process is below one other, so a close whose processes are all below another one has no chain.
 * For such a close this has the shortest way down to a culprit.
 */
final class SharedCulprits {
    private static final int NONE = -1;

    private final WaitsForGraph waitsFor;

    /** For each node the next on a shortest way to a culprit, and this culprit. */
    private final int[] next;

    private final int[] goal;

    private final Map<Integer, List<Integer>> topsOf = new HashMap<>();

    /** Looks for the culprits of those closes that no chain begins with. */
    SharedCulprits(WaitsForGraph waitsFor, List<Culprit> found, List<Integer> tops) {
        this.waitsFor = waitsFor;
        BitSet told = new BitSet();
        Map<Integer, Integer> culprits = new LinkedHashMap<>();
        for (Culprit culprit : found) {
            if (culprit.kind() != FindingKind.ABANDONED) {
                told.set(culprit.top());
                culprits.put(culprit.node(), culprit.node());
                int other = culprit.holdsChildren() ? waitsFor.otherNode(culprit.node()) : NONE;
                if (other >= 0) {
                    culprits.putIfAbsent(other, culprit.node());
                }
            }
        }
        List<Integer> untold = tops.stream().filter(top -> !told.get(top)).toList();
        boolean some = !untold.isEmpty() && !culprits.isEmpty();
        next = new int[some ? waitsFor.size : 0];
        goal = new int[next.length];
        if (some) {
            Arrays.fill(next, NONE);
            Arrays.fill(goal, NONE);
            goUpFrom(culprits);
            for (int top : untold) {
                if (goal[top] != NONE) {
                    topsOf.computeIfAbsent(goal[top], node -> new ArrayList<>(1)).add(top);
                }
            }
        }
    }

    /** The processes whose closes the culprit at a node holds as well. */
    List<Integer> tops(int culprit) {
        return topsOf.getOrDefault(culprit, List.of());
    }

    /** The next process on the way from one of these down to its culprit; there it is negative. */
    int below(int node) {
        return next.length == 0 ? NONE : next[node];
    }

    /**
     * Goes up.
     *
     * @param culprits the nodes to begin with, and the culprit of each
     */
    private void goUpFrom(Map<Integer, Integer> culprits) {
        int[] start = new int[waitsFor.size + 1];
        for (int target : waitsFor.target) {
            start[target + 1]++;
        }
        for (int node = 0; node < waitsFor.size; node++) {
            start[node + 1] += start[node];
        }
        int[] sources = new int[waitsFor.target.length];
        int[] free = start.clone();
        for (int node = 0; node < waitsFor.size; node++) {
            for (int edge = waitsFor.start[node]; edge < waitsFor.start[node + 1]; edge++) {
                sources[free[waitsFor.target[edge]]++] = node;
            }
        }
        ArrayDeque<Integer> open = new ArrayDeque<>();
        culprits.forEach((node, culprit) -> goal[node] = culprit);
        open.addAll(culprits.keySet());
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int i = start[node]; i < start[node + 1]; i++) {
                int above = sources[i];
                if (goal[above] == NONE) {
                    goal[above] = goal[node];
                    next[above] = node;
                    open.add(above);
                }
            }
        }
    }
}
