package goprocess.impl.observation;

import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Finds out which of many nodes are below a node without parents. It visits each node once, for all
 * queries together.
 */
final class Ancestry {
    /** For each visited node, whether it has no parents or is below a node without parents. */
    private final IdentityHashMap<Node, Boolean> reachesTop = new IdentityHashMap<>();

    /** Whether this node has an ancestor without parents. */
    boolean isBelowAnother(Node node) {
        if (parents(node).isEmpty()) {
            return false;
        }
        if (!reachesTop.containsKey(node)) {
            search(node);
        }
        return reachesTop.getOrDefault(node, false);
    }

    /**
     * Goes up through the nodes of which nothing is known, and then down again from those that
     * reach the top.
     */
    private void search(Node first) {
        IdentityHashMap<Node, List<Node>> childrenOf = new IdentityHashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        Deque<Node> reaching = new ArrayDeque<>();
        reachesTop.put(first, false);
        open.add(first);
        Node node;
        while ((node = open.poll()) != null) {
            List<Node> parents = parents(node);
            if (parents.isEmpty()) {
                reachesTop.put(node, true);
                reaching.add(node);
            }
            for (Node parent : parents) {
                childrenOf.computeIfAbsent(parent, key -> new ArrayList<>(1)).add(node);
                Boolean known = reachesTop.putIfAbsent(parent, false);
                if (known == null) {
                    open.add(parent);
                } else if (known) {
                    reaching.add(parent);
                }
            }
        }
        while ((node = reaching.poll()) != null) {
            for (Node child : childrenOf.getOrDefault(node, List.of())) {
                if (!reachesTop.put(child, true)) {
                    reaching.add(child);
                }
            }
        }
    }

    private static List<Node> parents(Node node) {
        List<Node> parents = new ArrayList<>(1);
        for (Inspection.Source source : Inspection.sources(node)) {
            if (source.link().has(Link.CLOSES)) {
                parents.add(source.node());
            }
        }
        return parents;
    }
}
