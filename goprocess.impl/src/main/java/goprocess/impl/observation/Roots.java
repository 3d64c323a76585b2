package goprocess.impl.observation;

import goprocess.impl.protocol.Node;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The open nodes that were opened without a parent, as weak references, while a listener is
 * installed. A node with a first parent closes before that parent, so no other node can lose its
 * parents. A root that becomes garbage while it is open is reported to the listener as leaked.
 */
final class Roots {
    /**
     * Parts of the list, each with its own lock, since processes are opened and closed on all
     * threads.
     */
    private static final Part[] PARTS = new Part[64];

    static {
        for (int i = 0; i < PARTS.length; i++) {
            PARTS[i] = new Part();
        }
    }

    private Roots() {}

    private static final class Part {
        /**
         * The newest root. Guarded by this part's monitor, as are the neighbours in {@link Root}.
         */
        private @Nullable Root first;

        /**
         * The part of a node. The next node that is opened is in another part, on another cache
         * line.
         */
        private static Part of(long id) {
            return PARTS[(int) (id * 11) & (PARTS.length - 1)];
        }

        private synchronized void list(Root root) {
            root.next = first;
            if (first != null) {
                first.previous = root;
            }
            first = root;
            root.listed = true;
        }

        /** Whether it was listed. */
        private synchronized boolean unlist(Root root) {
            if (!root.listed) {
                return false;
            }
            if (root.previous == null) {
                first = root.next;
            } else {
                root.previous.next = root.next;
            }
            if (root.next != null) {
                root.next.previous = root.previous;
            }
            root.previous = null;
            root.next = null;
            root.listed = false;
            return true;
        }

        private synchronized void addOpenTo(List<Node> nodes) {
            for (Root root = first; root != null; root = root.next) {
                Node node = root.get();
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
    }

    /** The data that remains of a root when it is garbage: enough to identify it. */
    static final class Root extends WeakReference<Node> {
        final long id;
        final @Nullable String givenName;
        final boolean hasFunction;
        final long openedAt;
        private @Nullable Root previous;
        private @Nullable Root next;
        private boolean listed;

        private Root(Node node, long openedAt, ReferenceQueue<Node> garbage) {
            super(node, garbage);
            id = node.id;
            givenName = node.givenName;
            hasFunction = node.hasFunction();
            this.openedAt = openedAt;
        }
    }

    /** A node without a parent was opened; nobody shares it yet. */
    static Root add(Node node, long openedAt) {
        Root root = new Root(node, openedAt, Leaks.garbage());
        Part.of(node.id).list(root);
        return root;
    }

    /** A root is about to be closed. Returns false if it was no longer listed. */
    static boolean remove(Root root) {
        return Part.of(root.id).unlist(root);
    }

    /**
     * A snapshot. A node that was linked under a parent later stays in the list but is left out
     * here, unless it cannot be reached from another root: then it is in a cycle, or below one. The
     * parts together are in no order, so they are sorted by number.
     */
    static List<ProcessNode> snapshot() {
        List<Node> listed = new ArrayList<>();
        for (Part part : PARTS) {
            part.addOpenTo(listed);
        }
        Ancestry ancestry = new Ancestry();
        List<ProcessNode> roots = new ArrayList<>(listed.size());
        for (Node node : listed) {
            if (!node.isClosed() && !ancestry.isBelowAnother(node)) {
                roots.add(node);
            }
        }
        roots.sort((one, other) -> Long.compare(one.id(), other.id()));
        return roots;
    }
}
