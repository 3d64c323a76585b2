package goprocess.debug.render;

import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;

import java.util.Arrays;

/** Chooses the direction in which a graph is laid out. */
final class Shape {
    /** How many nodes fit on a page side by side. */
    private static final int PAGE = 6;

    private Shape() {}

    /** From left to right if many nodes would stand side by side, otherwise from the top down. */
    static String direction(Snapshot graph, Folding folding) {
        int[] level = new int[folding.groups()];
        for (int place = 0; place < graph.size(); place++) {
            int group = folding.groupOf(place);
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                int to = folding.groupOf(graph.target(link));
                if (graph.kind(link) != LinkKind.ON_FAILURE && to != group) {
                    // Places are in the order of a breadth-first walk, so one pass is accurate
                    // enough.
                    level[to] = Math.max(level[to], level[group] + 1);
                }
            }
        }
        int depth = Arrays.stream(level).max().orElse(0) + 1;
        int[] width = new int[depth];
        for (int one : level) {
            width[one]++;
        }
        int widest = Arrays.stream(width).max().orElse(0);
        return widest > PAGE && widest > depth ? "LR" : "TB";
    }
}
