package goprocess.viewer.fold;

import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Node;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Folds a graph. Above a limit, processes form a group if they have the same name without its
 * digits, the same state, the same distance from the top, and parents in one group. If too many
 * groups remain, fewer of these conditions apply. The processes that hold a close are kept apart:
 * see {@link Culprits}. Finally the middle of each long chain becomes one group. The page folds in
 * the same way: {@code fold.js}.
 */
public final class Folding {
    private static final int LIKENESSES = 4;

    private final Graph graph;
    private final int[] depth;
    private final int[] parent;
    private final Culprits culprits;

    private Folding(Graph graph) {
        this.graph = graph;
        int size = graph.nodes().size();
        this.depth = new int[size];
        this.parent = new int[size];
        this.culprits = new Culprits(graph);
    }

    /**
     * Folds a graph.
     *
     * @param limit in a graph with at most this many processes each process is a group of its own,
     *     unless it is in the middle of a long chain or one of several that hang in the same way
     */
    public static Folded of(Graph graph, int limit) {
        return new Folding(graph).fold(limit);
    }

    private Folded fold(int limit) {
        int size = graph.nodes().size();
        int[] groupOf = new int[size];
        for (int place = 0; place < size; place++) {
            groupOf[place] = culprits.first(place);
        }
        Runs folded = Runs.fold(graph, groupOf, size, culprits.apart());
        int[] order = breadthFirst();
        for (int i = 0; i < LIKENESSES && size > limit && (i == 0 || folded.count() > limit); i++) {
            int asked = i;
            int groups = group(order, place -> likeness(asked, place, groupOf), groupOf);
            folded =
                    i == LIKENESSES - 1
                            ? new Runs(groups, new BitSet())
                            : Runs.fold(graph, groupOf, groups, culprits.apart());
        }
        return new Groups(graph, groupOf, folded).folded();
    }

    private Object likeness(int asked, int place, int[] groupOf) {
        int above = parent[place] < 0 ? -1 : groupOf[parent[place]];
        return switch (asked) {
            case 0 -> List.of(stem(place), state(place), depth[place], above);
            case 1 -> List.of(stem(place), state(place), depth[place]);
            case 2 -> List.of(state(place), depth[place]);
            default -> state(place);
        };
    }

    /** Parents come before their children, so their groups are known by then. */
    private int group(int[] order, IntFunction<Object> likeness, int[] groupOf) {
        Map<Object, Integer> groups = new HashMap<>();
        for (int place : order) {
            Object key =
                    culprits.apart()[place]
                            ? (Object) culprits.first(place)
                            : likeness.apply(place);
            Integer group = groups.putIfAbsent(key, groups.size());
            groupOf[place] = group == null ? groups.size() - 1 : group;
        }
        return groups.size();
    }

    private String stem(int place) {
        return Names.stem(graph.nodes().get(place).name());
    }

    private Object state(int place) {
        Node node = graph.nodes().get(place);
        return node.state() + node.doing();
    }

    private int[] breadthFirst() {
        List<Node> nodes = graph.nodes();
        boolean[] below = new boolean[nodes.size()];
        nodes.forEach(node -> node.links().forEach(link -> below[link.to()] = true));
        boolean[] seen = new boolean[nodes.size()];
        int[] order = new int[nodes.size()];
        int end = 0;
        int next = 0;
        List<Integer> starts = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            // First the processes without a parent. Those that remain are in cycles.
            for (int place = 0; place < below.length; place++) {
                if (below[place] == (pass == 1)) {
                    starts.add(place);
                }
            }
        }
        for (int start : starts) {
            if (below[start] || seen[start]) {
                continue;
            }
            seen[start] = true;
            parent[start] = -1;
            order[end++] = start;
        }
        for (int start : starts) {
            if (!seen[start]) {
                seen[start] = true;
                parent[start] = -1;
                order[end++] = start;
            }
            while (next < end) {
                int place = order[next++];
                for (var link : nodes.get(place).links()) {
                    if (!seen[link.to()]) {
                        seen[link.to()] = true;
                        parent[link.to()] = place;
                        depth[link.to()] = depth[place] + 1;
                        order[end++] = link.to();
                    }
                }
            }
        }
        return order;
    }
}
