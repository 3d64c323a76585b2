package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands out in a picture: of each close that hangs, the chain to the first culprit. To mark
 * all of a thousand culprits would mark nothing.
 */
final class Highlights {
    private static final int MOST_CHAINS = 10;

    /** Of a longer chain, so many at either end are drawn one by one where a graph is folded. */
    private static final int CHAIN_END = 10;

    private record Step(int from, int to) {}

    private final Set<Step> steps = new HashSet<>();
    private final Set<Integer> chained = new HashSet<>();
    private final Set<Integer> single = new HashSet<>();
    private final Map<Integer, Culprit> culprits = new HashMap<>();

    Highlights(List<Culprit> found) {
        Set<Integer> tops = new HashSet<>();
        List<Chain> chains = new ArrayList<>();
        for (Culprit culprit : found) {
            if (chains.size() == MOST_CHAINS) {
                break;
            }
            Chain chain = culprit.chain();
            if (tops.add(chain.place(0)) || culprit.kind().certain()) {
                chains.add(chain);
                culprits.putIfAbsent(culprit.place(), culprit);
                single.add(culprit.place());
            }
        }
        chains.forEach(this::mark);
    }

    private void mark(Chain chain) {
        for (int i = 0; i < chain.length(); i++) {
            chained.add(chain.place(i));
            if (i < CHAIN_END || i >= chain.length() - CHAIN_END) {
                single.add(chain.place(i));
            }
            if (i > 0) {
                steps.add(new Step(chain.place(i - 1), chain.place(i)));
            }
        }
    }

    boolean isChained(int place) {
        return chained.contains(place);
    }

    boolean isStep(int from, int to) {
        return steps.contains(new Step(from, to));
    }

    boolean isSingle(int place) {
        return single.contains(place);
    }

    /** What a process is the culprit of, if it is. */
    @Nullable Culprit culprit(int place) {
        return culprits.get(place);
    }
}
