package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The highlighted parts of a picture: the chain of every culprit is red, and the chain of the first
 * is also bold.
 */
final class Highlights {
    /** How strongly something is highlighted. */
    enum Mark {
        NONE,
        RED,
        BOLD
    }

    /** In a folded graph, the processes of this many chains are drawn one by one. */
    private static final int MOST_SINGLE = 10;

    /** In a longer chain, only this many at either end are drawn one by one. */
    private static final int CHAIN_END = 10;

    private record Step(int from, int to) {}

    private final Set<Step> bold = new HashSet<>();
    private final Set<Step> red = new HashSet<>();
    private final BitSet boldPlaces = new BitSet();
    private final BitSet chained = new BitSet();
    private final BitSet single = new BitSet();
    private final BitSet wentUp = new BitSet();
    private final BitSet wentDown = new BitSet();
    private final Map<Integer, Culprit> culprits = new HashMap<>();

    Highlights(Snapshot graph, List<Culprit> found) {
        Set<String> stems = new HashSet<>();
        for (Culprit culprit : found) {
            boolean first = culprits.isEmpty();
            culprits.putIfAbsent(culprit.place(), culprit);
            chained.set(culprit.place());
            String kind = culprit.kind() + Names.stem(graph.name(culprit.place()));
            boolean unlike = culprit.kind().certain() || stems.add(kind);
            if (unlike && (first || stems.size() <= MOST_SINGLE)) {
                mark(culprit.chain(), first);
            } else {
                markUp(culprit);
            }
            culprit.furtherTops().forEach(top -> markDown(culprit, top));
        }
    }

    private void mark(Chain chain, boolean first) {
        for (int i = 0; i < chain.length(); i++) {
            chained.set(chain.place(i));
            if (i < CHAIN_END || i >= chain.length() - CHAIN_END) {
                single.set(chain.place(i));
            }
            if (first) {
                boldPlaces.set(chain.place(i));
            }
            if (i > 0) {
                Step step = new Step(chain.place(i - 1), chain.place(i));
                red.add(step);
                if (first) {
                    bold.add(step);
                }
            }
        }
    }

    /**
     * Marks a chain upwards, up to a part that is already marked: a hundred thousand culprits have
     * most of their way in common.
     */
    private void markUp(Culprit culprit) {
        int at = culprit.node();
        while (at >= 0 && !wentUp.get(at)) {
            wentUp.set(at);
            int above = culprit.above(at);
            if (above >= 0) {
                red.add(new Step(culprit.place(above), culprit.place(at)));
                chained.set(culprit.place(above));
            }
            at = above;
        }
    }

    /** Marks the way from a further close to its culprit, down to where another one joined it. */
    private void markDown(Culprit culprit, int top) {
        int at = top;
        while (at >= 0 && !wentDown.get(at)) {
            wentDown.set(at);
            chained.set(culprit.place(at));
            int below = culprit.below(at);
            if (below >= 0) {
                red.add(new Step(culprit.place(at), culprit.place(below)));
            }
            at = below;
        }
    }

    Mark markOf(int place) {
        return boldPlaces.get(place) ? Mark.BOLD : chained.get(place) ? Mark.RED : Mark.NONE;
    }

    Mark markOf(int from, int to) {
        Step step = new Step(from, to);
        return bold.contains(step) ? Mark.BOLD : red.contains(step) ? Mark.RED : Mark.NONE;
    }

    boolean areThere() {
        return !chained.isEmpty();
    }

    boolean isSingle(int place) {
        return single.get(place);
    }

    /** What a process is the culprit of, if anything. */
    @Nullable Culprit culprit(int place) {
        return culprits.get(place);
    }
}
