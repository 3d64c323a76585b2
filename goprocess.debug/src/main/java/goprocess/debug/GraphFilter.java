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
 * Decides which processes of a graph are kept. It is immutable, and each method returns a narrower
 * one:
 *
 * <pre>{@code
 * ProcessGraph deadEnds = graph.filter(GraphFilter.all().onlyStuck().named("st.*").depth(3));
 * }</pre>
 *
 * @param name a pattern that the whole name matches; null for any
 * @param state the state to keep; null for any
 * @param depth how many steps below a root; a root is 0
 * @param stuck whether only the processes on the chain of a finding are kept
 */
public record GraphFilter(@Nullable Pattern name, @Nullable State state, int depth, boolean stuck) {
    /**
     * Use {@link #all()} and the methods below instead.
     *
     * @param name a pattern
     * @param state a state
     * @param depth how many steps
     * @param stuck whether only what is stuck is kept
     */
    public GraphFilter {
        if (depth < 0) {
            throw new IllegalArgumentException("The depth must not be negative: " + depth);
        }
    }

    /**
     * Keeps everything.
     *
     * @return a filter to narrow
     */
    public static GraphFilter all() {
        return new GraphFilter(null, null, Integer.MAX_VALUE, false);
    }

    /**
     * Keeps the processes with a matching name.
     *
     * @param regex the pattern that the whole name must match
     * @return the narrowed filter
     * @throws java.util.regex.PatternSyntaxException if the pattern is not valid
     */
    public GraphFilter named(String regex) {
        return new GraphFilter(Pattern.compile(regex), state, depth, stuck);
    }

    /**
     * Keeps the processes in a state.
     *
     * @param only the state
     * @return the narrowed filter
     */
    public GraphFilter in(State only) {
        return new GraphFilter(name, Objects.requireNonNull(only, "only"), depth, stuck);
    }

    /**
     * Keeps the processes near a root.
     *
     * @param steps how many links below one
     * @return the narrowed filter
     * @throws IllegalArgumentException if it is negative
     */
    public GraphFilter depth(int steps) {
        return new GraphFilter(name, state, steps, stuck);
    }

    /**
     * Keeps the processes that hold a close, and those on the way to them.
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
        // The remaining processes are in a cycle without a process above it, or below such a cycle.
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
