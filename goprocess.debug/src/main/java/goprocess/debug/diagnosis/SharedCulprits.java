package goprocess.debug.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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

    /** For each process the next on a shortest way to a culprit, and this culprit. */
    private final int[] next;

    private final int[] goal;

    private final Map<Integer, List<Integer>> topsOf = new HashMap<>();

    /** Looks for the culprits of those closes that no chain begins with. */
    SharedCulprits(WaitsForGraph waitsFor, List<Culprit> found, List<Integer> tops) {
        this.waitsFor = waitsFor;
        BitSet told = new BitSet();
        BitSet culprits = new BitSet();
        for (Culprit culprit : found) {
            if (culprit.kind() != FindingKind.ABANDONED) {
                told.set(culprit.top());
                culprits.set(culprit.place());
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
                    topsOf.computeIfAbsent(goal[top], place -> new ArrayList<>(1)).add(top);
                }
            }
        }
    }

    /** The processes whose closes the culprit at a place holds as well. */
    List<Integer> tops(int culprit) {
        return topsOf.getOrDefault(culprit, List.of());
    }

    /** The next process on the way from one of these down to its culprit; there it is negative. */
    int below(int place) {
        return next.length == 0 ? NONE : next[place];
    }

    private void goUpFrom(BitSet culprits) {
        int[] start = new int[waitsFor.size + 1];
        for (int target : waitsFor.target) {
            start[target + 1]++;
        }
        for (int place = 0; place < waitsFor.size; place++) {
            start[place + 1] += start[place];
        }
        int[] sources = new int[waitsFor.target.length];
        int[] free = start.clone();
        for (int place = 0; place < waitsFor.size; place++) {
            for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
                sources[free[waitsFor.target[edge]]++] = place;
            }
        }
        ArrayDeque<Integer> open = new ArrayDeque<>();
        culprits.stream().forEach(place -> goal[place] = place);
        culprits.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int place = open.remove();
            for (int i = start[place]; i < start[place + 1]; i++) {
                int above = sources[i];
                if (goal[above] == NONE) {
                    goal[above] = goal[place];
                    next[above] = place;
                    open.add(above);
                }
            }
        }
    }
}
