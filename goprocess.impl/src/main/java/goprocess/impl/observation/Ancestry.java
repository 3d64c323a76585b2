package goprocess.impl.observation;

import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Tells of many nodes which of them are below a node without parents. It looks at each node once,
 * however many it is asked of.
 */
final class Ancestry {
    /** Of each node that was looked at: whether it has no parents, or is below one without. */
    private final IdentityHashMap<Node, Boolean> reachesTop = new IdentityHashMap<>();

    /** Whether a way up over parents leads from this node to another one, that has none. */
    boolean isBelowAnother(Node node) {
        if (parents(node).isEmpty()) {
            return false;
        }
        if (!reachesTop.containsKey(node)) {
            look(node);
        }
        return reachesTop.getOrDefault(node, false);
    }

    /** Goes up as far as nothing is known, then down again from what reaches the top. */
    private void look(Node first) {
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
