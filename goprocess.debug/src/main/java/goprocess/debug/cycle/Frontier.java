package goprocess.debug.cycle;

import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** The nodes that one side of a {@link NearSearch} has seen, breadth first. */
final class Frontier {
    /** A node, and the node that led to it: the way back to where this side began. */
    private record Seen(ProcessNode node, @Nullable Seen before) {}

    private final boolean ahead;
    private final Map<Long, Seen> seen = new HashMap<>();
    private final Queue<Seen> next = new ArrayDeque<>();
    private boolean gaveUp;

    Frontier(ProcessNode start, boolean ahead) {
        this.ahead = ahead;
        add(new Seen(start, null));
    }

    /** Whether this side has seen everything that it can reach. */
    boolean isExhausted() {
        return next.isEmpty() && !gaveUp;
    }

    /** Whether this side can reach more nodes than it may visit. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * Looks at the neighbours of one node.
     *
     * @return a node that the other side has seen too, or null
     */
    @Nullable ProcessNode step(Frontier other) {
        Seen from = next.poll();
        if (from == null) {
            return null;
        }
        List<ProcessNode> met = new ArrayList<>(1);
        forEachNeighbour(
                from.node,
                node -> {
                    if (seen.containsKey(node.id())) {
                        return;
                    }
                    if (other.seen.containsKey(node.id())) {
                        seen.put(node.id(), new Seen(node, from));
                        met.add(node);
                        throw new Enough();
                    }
                    if (seen.size() >= NearSearch.NEAR) {
                        throw new Enough();
                    }
                    add(new Seen(node, from));
                });
        return met.isEmpty() ? null : met.getFirst();
    }

    private void forEachNeighbour(ProcessNode node, Consumer<ProcessNode> visitor) {
        Consumer<ProcessLink> waiting =
                link -> {
                    if (link.waits()) {
                        visitor.accept(ahead ? link.to() : link.from());
                    }
                };
        try {
            if (ahead) {
                node.forEachLink(waiting);
            } else {
                node.forEachLinkFrom(waiting);
            }
        } catch (Enough e) {
            gaveUp = true;
            next.clear();
        }
    }

    private void add(Seen node) {
        seen.put(node.node.id(), node);
        next.add(node);
    }

    /** The nodes from there to where this side began, both included. */
    List<ProcessNode> wayFrom(ProcessNode node) {
        List<ProcessNode> way = new ArrayList<>();
        for (Seen at = seen.get(node.id()); at != null; at = at.before) {
            way.add(at.node);
        }
        return way;
    }

    /**
     * Ends the visit of a node that may have a million links. The exception passes through the
     * library's loop over the links.
     */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }
}
