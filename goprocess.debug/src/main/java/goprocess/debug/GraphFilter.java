package goprocess.debug;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which processes of a graph are kept. Immutable; each method narrows what the one before left:
 *
 * <pre>{@code
 * ProcessGraph deadEnds = graph.filter(GraphFilter.all().onlyStuck().named("st.*").depth(3));
 * }</pre>
 *
 * @param name a pattern that the whole name matches; null for any
 * @param state null for any
 * @param depth how many steps below a root; a root is 0
 * @param stuck whether only what is on the chain of a finding is kept
 */
public record GraphFilter(@Nullable Pattern name, @Nullable State state, int depth, boolean stuck) {
    /**
     * Made by the methods below.
     *
     * @param name a pattern
     * @param state a state
     * @param depth how many steps
     * @param stuck whether only what is stuck
     */
    public GraphFilter {
        if (depth < 0) {
            throw new IllegalArgumentException("The depth must not be negative: " + depth);
        }
    }

    /**
     * Keeps everything.
     *
     * @return to be narrowed
     */
    public static GraphFilter all() {
        return new GraphFilter(null, null, Integer.MAX_VALUE, false);
    }

    /**
     * Keeps what has such a name.
     *
     * @param regex which the whole name matches
     * @return the narrowed filter
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public GraphFilter named(String regex) {
        return new GraphFilter(Pattern.compile(regex), state, depth, stuck);
    }

    /**
     * Keeps what is in a state.
     *
     * @param only the state
     * @return the narrowed filter
     */
    public GraphFilter in(State only) {
        return new GraphFilter(name, Objects.requireNonNull(only, "only"), depth, stuck);
    }

    /**
     * Keeps what is near a root.
     *
     * @param steps how many links below one
     * @return the narrowed filter
     * @throws IllegalArgumentException if it is negative
     */
    public GraphFilter depth(int steps) {
        return new GraphFilter(name, state, steps, stuck);
    }

    /**
     * Keeps what holds a close, and what is on the way to it.
     *
     * @return the narrowed filter
     */
    public GraphFilter onlyStuck() {
        return new GraphFilter(name, state, depth, true);
    }

    BitSet placesIn(Snapshot graph, Diagnosis diagnosis) {
        BitSet kept = new BitSet(graph.size());
        BitSet chained = stuck ? diagnosis.onChains() : kept;
        int[] depths = depth == Integer.MAX_VALUE ? new int[graph.size()] : depths(graph);
        for (int place = 0; place < graph.size(); place++) {
            boolean named = name == null || name.matcher(graph.name(place)).matches();
            boolean inState = state == null || graph.state(place) == state;
            if (named && inState && depths[place] <= depth && (!stuck || chained.get(place))) {
                kept.set(place);
            }
        }
        return kept;
    }

    private static int[] depths(Snapshot graph) {
        int[] depths = new int[graph.size()];
        Arrays.fill(depths, Integer.MAX_VALUE);
        BitSet below = new BitSet();
        for (int place = 0; place < graph.size(); place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                below.set(graph.target(link));
            }
        }
        ArrayDeque<Integer> next = new ArrayDeque<>();
        for (int place = 0; place < graph.size(); place++) {
            if (!below.get(place)) {
                depths[place] = 0;
                next.add(place);
            }
        }
        goDown(graph, depths, next);
        // What is left is in a cycle that nothing is above.
        for (int place = 0; place < graph.size(); place++) {
            if (depths[place] == Integer.MAX_VALUE) {
                depths[place] = 0;
                next.add(place);
                goDown(graph, depths, next);
            }
        }
        return depths;
    }

    private static void goDown(Snapshot graph, int[] depths, ArrayDeque<Integer> next) {
        while (!next.isEmpty()) {
            int place = next.remove();
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                int to = graph.target(link);
                if (depths[to] == Integer.MAX_VALUE) {
                    depths[to] = depths[place] + 1;
                    next.add(to);
                }
            }
        }
    }
}
