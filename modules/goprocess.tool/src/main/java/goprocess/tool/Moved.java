package goprocess.tool;

import goprocess.tool.Graph.Node;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The differences between two captures of one JVM. A slow shutdown shows differences; a stuck one
 * shows none.
 *
 * @param opened the processes that are new
 * @param began the processes that began to close
 * @param closed the processes that are gone
 * @param stayed the processes that were closing and still are
 */
record Moved(List<Node> opened, List<Node> began, List<Node> closed, List<Node> stayed) {
    static Moved between(Graph earlier, Graph later) {
        List<Node> opened = new ArrayList<>();
        List<Node> began = new ArrayList<>();
        List<Node> stayed = new ArrayList<>();
        for (Node node : later.nodes()) {
            Node before = earlier.node(node.id());
            if (before == null) {
                opened.add(node);
            } else if (node.isClosing()) {
                (before.isClosing() ? stayed : began).add(node);
            }
        }
        List<Node> closed =
                earlier.nodes().stream().filter(node -> later.node(node.id()) == null).toList();
        return new Moved(opened, began, closed, stayed);
    }

    ObjectNode asJson() {
        return Graph.JSON
                .createObjectNode()
                .putPOJO("opened", opened)
                .putPOJO("began", began)
                .putPOJO("closed", closed)
                .putPOJO("stayed", stayed);
    }

    Stream<String> lines() {
        Stream<String> lines =
                Stream.of(
                                lines("opened", opened),
                                lines("began to close", began),
                                lines("closed", closed),
                                lines("still closing", stayed))
                        .flatMap(each -> each);
        return opened.isEmpty() && began.isEmpty() && closed.isEmpty() && stayed.isEmpty()
                ? Stream.of("Nothing has moved, and nothing is closing.")
                : lines;
    }

    private static Stream<String> lines(String what, List<Node> nodes) {
        return nodes.stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                Node::stem,
                                java.util.LinkedHashMap::new,
                                java.util.stream.Collectors.toList()))
                .values()
                .stream()
                .map(
                        alike ->
                                what
                                        + ": "
                                        + (alike.size() == 1
                                                ? alike.get(0)
                                                : Stem.counted(alike.get(0).stem(), alike.size())));
    }
}
