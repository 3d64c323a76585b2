package goprocess.viewer.fold;

import goprocess.viewer.graph.Graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Combines the middle of each long chain of groups into one group.
 *
 * @param count how many groups are left
 * @param runs which of them are the middle of a chain
 */
record Runs(int count, BitSet runs) {
    /** A chain of at most this length is drawn whole. */
    private static final int LONGEST = 8;

    /** How many groups at each end of a chain stay as they are. */
    private static final int END = 2;

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    /**
     * Changes the groups of processes in place.
     *
     * @param alone the groups that stay as they are
     * @return the groups that are left
     */
    static Runs fold(Graph graph, int[] groupOf, int groups, boolean[] alone) {
        int[] next = new int[groups];
        int[] previous = new int[groups];
        Object[] state = new Object[groups];
        boolean[] stays = new boolean[groups];
        Arrays.fill(next, NONE);
        Arrays.fill(previous, NONE);
        for (int place = 0; place < groupOf.length; place++) {
            int group = groupOf[place];
            stays[group] |= alone[place];
            state[group] = graph.nodes().get(place).state();
            for (var link : graph.nodes().get(place).links()) {
                int to = groupOf[link.to()];
                if (to != group) {
                    next[group] = one(next[group], to);
                    previous[to] = one(previous[to], group);
                }
            }
        }
        int[] into = new int[groups];
        for (int group = 0; group < groups; group++) {
            into[group] = group;
        }
        boolean[] seen = new boolean[groups];
        for (int group = 0; group < groups; group++) {
            if (seen[group] || !isLink(group, next, previous, stays)) {
                continue;
            }
            List<Integer> run = runAround(group, next, previous, stays, state);
            run.forEach(one -> seen[one] = true);
            if (run.size() > LONGEST) {
                for (int one : run.subList(END, run.size() - END)) {
                    into[one] = run.get(END);
                }
            }
        }
        return renumber(groupOf, into);
    }

    private static int one(int known, int other) {
        return known == NONE || known == other ? other : SEVERAL;
    }

    private static boolean isLink(int group, int[] next, int[] previous, boolean[] stays) {
        return next[group] >= 0 && previous[group] >= 0 && !stays[group];
    }

    private static List<Integer> runAround(
            int group, int[] next, int[] previous, boolean[] stays, Object[] state) {
        int first = group;
        while (true) {
            int before = previous[first];
            if (before == group
                    || !isLink(before, next, previous, stays)
                    || !state[before].equals(state[group])) {
                break;
            }
            first = before;
        }
        List<Integer> run = new ArrayList<>();
        int one = first;
        do {
            run.add(one);
            one = next[one];
        } while (one != first
                && isLink(one, next, previous, stays)
                && state[one].equals(state[group]));
        return run;
    }

    private static Runs renumber(int[] groupOf, int[] into) {
        boolean[] merged = new boolean[into.length];
        for (int group = 0; group < into.length; group++) {
            merged[into[group]] |= into[group] != group;
        }
        int[] number = new int[into.length];
        Arrays.fill(number, NONE);
        BitSet runs = new BitSet();
        int count = 0;
        for (int place = 0; place < groupOf.length; place++) {
            int group = into[groupOf[place]];
            if (number[group] == NONE) {
                runs.set(count, merged[group]);
                number[group] = count++;
            }
            groupOf[place] = number[group];
        }
        return new Runs(count, runs);
    }
}
