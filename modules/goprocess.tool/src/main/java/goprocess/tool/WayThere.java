package goprocess.tool;

import goprocess.tool.Graph.Link;
import goprocess.tool.Graph.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Processes that match a search, and all those above them, so that the tree leads to them. */
final class WayThere {
    private WayThere() {}

    static Predicate<Node> to(Graph graph, Predicate<Node> wanted) {
        Map<Long, List<Long>> parents = new HashMap<>();
        Deque<Long> todo = new ArrayDeque<>();
        for (Node node : graph.nodes()) {
            for (Link link : node.links()) {
                if (link.closes()) {
                    parents.computeIfAbsent(link.to(), id -> new ArrayList<>(1)).add(node.id());
                }
            }
            if (wanted.test(node)) {
                todo.add(node.id());
            }
        }
        Set<Long> shown = new HashSet<>();
        while (!todo.isEmpty()) {
            long id = todo.remove();
            if (shown.add(id)) {
                todo.addAll(parents.getOrDefault(id, List.of()));
            }
        }
        return node -> shown.contains(node.id());
    }
}
