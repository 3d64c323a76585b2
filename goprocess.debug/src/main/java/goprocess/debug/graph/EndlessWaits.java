package goprocess.debug.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Finds functions and teardowns that wait for {@code background()}, or, through any chain of links
 * and of such waits, for their own process. They hang even if nothing is closing.
 */
final class EndlessWaits {
    private final Columns columns;
    private final Map<Integer, List<Integer>> awaited;

    private EndlessWaits(Columns columns, Map<Integer, List<Integer>> awaited) {
        this.columns = columns;
        this.awaited = awaited;
    }

    /**
     * The places of their processes.
     *
     * @param awaitedByWork the places that the function and the teardown of a place wait for
     * @param onBackground whether one of these waits for {@code background()}, without an end
     * @param known places that need not be found. If no other one has work that waits, no cycle is
     *     searched for: that takes two passes over all links
     */
    static BitSet in(
            Columns columns,
            IntFunction<List<Integer>> awaitedByWork,
            IntPredicate onBackground,
            BitSet known) {
        Map<Integer, List<Integer>> awaited = new HashMap<>();
        BitSet endless = new BitSet();
        for (int place = 0; place < columns.size; place++) {
            List<Integer> targets =
                    columns.works(place) ? awaitedByWork.apply(place) : List.<Integer>of();
            if (!targets.isEmpty()) {
                awaited.put(place, targets);
                endless.set(place, onBackground.test(place));
            }
        }
        if (!awaited.keySet().stream().allMatch(known::get)) {
            endless.or(new EndlessWaits(columns, awaited).onTheirOwn());
        }
        return endless;
    }

    private BitSet onTheirOwn() {
        int[] start = new int[columns.size + 1];
        for (int place = 0; place < columns.size; place++) {
            int links = columns.linkEnd[place] - columns.linkStart[place];
            start[place + 1] = start[place] + links + awaited(place).size();
        }
        int[] target = new int[start[columns.size]];
        boolean[] waits = new boolean[target.length];
        Arrays.fill(waits, true);
        for (int place = 0; place < columns.size; place++) {
            int edge = start[place];
            for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
                waits[edge] = (columns.kinds[link] & LinkKind.WAITS) != 0;
                target[edge++] = columns.targets[link];
            }
            for (int to : awaited(place)) {
                target[edge++] = to;
            }
        }
        Components components = new Components(start, target, edge -> waits[edge]);
        awaited.keySet().forEach(components::searchFrom);
        BitSet found = new BitSet();
        for (int[] members : components.circular()) {
            Arrays.stream(members).filter(awaited::containsKey).forEach(found::set);
        }
        return found;
    }

    private List<Integer> awaited(int place) {
        return awaited.getOrDefault(place, List.of());
    }
}
