package goprocess.tool;

import goprocess.tool.Graph.Link;
import goprocess.tool.Graph.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order in which a graph would close now. A wave contains the processes that can close once all
 * earlier waves have closed. A process in no wave is part of a cycle of waits, or waits for one.
 */
final class Plan {
    private final List<List<Node>> waves = new ArrayList<>();
    private final List<Node> never = new ArrayList<>();

    private Plan() {}

    static Plan of(Graph graph) {
        Plan plan = new Plan();
        Map<Long, Integer> left = new HashMap<>();
        Map<Long, List<Node>> waiting = new HashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : graph.nodes()) {
            int count = 0;
            for (Link link : node.links()) {
                if (link.waits() && graph.node(link.to()) != null) {
                    waiting.computeIfAbsent(link.to(), id -> new ArrayList<>(1)).add(node);
                    count++;
                }
            }
            left.put(node.id(), count);
            if (count == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            List<Node> wave = new ArrayList<>(ready);
            ready.clear();
            plan.waves.add(wave);
            for (Node closed : wave) {
                left.remove(closed.id());
                for (Node above : waiting.getOrDefault(closed.id(), List.of())) {
                    if (left.merge(above.id(), -1, Integer::sum) == 0) {
                        ready.add(above);
                    }
                }
            }
        }
        graph.nodes().stream().filter(node -> left.containsKey(node.id())).forEach(plan.never::add);
        return plan;
    }

    List<List<Node>> waves() {
        return waves;
    }

    /** The processes that wait for each other in a cycle, and those that wait for them. */
    List<Node> never() {
        return never;
    }

    /** The names in the order of the processes; similar names are counted together. */
    static String names(List<Node> nodes) {
        Map<String, Long> counts =
                nodes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Node::stem, LinkedHashMap::new, Collectors.counting()));
        Map<String, Node> first =
                nodes.stream()
                        .collect(Collectors.toMap(Node::stem, Function.identity(), (a, b) -> a));
        return counts.entrySet().stream()
                .map(
                        stem ->
                                stem.getValue() == 1
                                        ? String.valueOf(first.get(stem.getKey()))
                                        : Stem.counted(stem.getKey(), stem.getValue()))
                .collect(Collectors.joining(", "));
    }
}
