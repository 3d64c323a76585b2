package goprocess.viewer.fold;

import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;
import goprocess.viewer.graph.Link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the processes that are not folded with others: those at the ends of a chain that holds a
 * close. Culprits that hang in the same way are folded into one: those of one kind at one line,
 * with similar names and the same parents.
 */
final class Culprits {
    /** How many processes at each end of such a chain are drawn alone. */
    private static final int CHAIN_END = 8;

    private static final int MOST_CHAINS = 20;

    /** Fewer similar culprits than this are drawn one by one. */
    private static final int ALIKE = 3;

    private final Graph graph;
    private final int[] first;
    private final boolean[] apart;

    Culprits(Graph graph) {
        this.graph = graph;
        int size = graph.nodes().size();
        this.first = new int[size];
        this.apart = new boolean[size];
        for (int place = 0; place < size; place++) {
            first[place] = place;
        }
        groups().values().stream().limit(MOST_CHAINS).forEach(this::setApart);
    }

    /** For each process, whether it is folded only with those that hang in the same way. */
    boolean[] apart() {
        return apart;
    }

    /**
     * The first process that hangs in the same way as this one; this one itself if there is no
     * other.
     */
    int first(int place) {
        return first[place];
    }

    private Map<List<Object>, List<Held>> groups() {
        Map<Integer, TreeSet<Integer>> parents = new HashMap<>();
        graph.held().forEach(held -> parents.put(held.culprit(), new TreeSet<>()));
        for (int place = 0; place < first.length; place++) {
            for (Link link : graph.nodes().get(place).links()) {
                TreeSet<Integer> above = parents.get(link.to());
                if (above != null) {
                    above.add(place);
                }
            }
        }
        Map<List<Object>, List<Held>> groups = new LinkedHashMap<>();
        for (Held held : graph.held()) {
            int place = held.culprit();
            List<Object> likeness =
                    held.certain()
                            ? List.of(place)
                            : List.of(
                                    held.kind(),
                                    held.where(),
                                    Names.stem(graph.nodes().get(place).name()),
                                    graph.nodes().get(place).state(),
                                    parents.getOrDefault(place, new TreeSet<>()));
            groups.computeIfAbsent(likeness, one -> new ArrayList<>(1)).add(held);
        }
        return groups;
    }

    private void setApart(List<Held> alike) {
        boolean together = alike.size() >= ALIKE;
        for (Held held : together ? alike.subList(0, 1) : alike) {
            int length = held.chain().size();
            for (int i = 0; i < length; i++) {
                apart[held.chain().get(i)] |= i < CHAIN_END || i >= length - CHAIN_END;
            }
        }
        if (together) {
            for (Held held : alike) {
                apart[held.culprit()] = true;
                first[held.culprit()] = alike.get(0).culprit();
            }
        }
    }
}
