package goprocess.impl;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The open nodes that have no parent, kept weakly, while a listener is installed. One that becomes
 * garbage while it is open is told to the listener as leaked.
 */
final class Roots {
    private static final Object LOCK = new Object();
    private static final ReferenceQueue<Node> GARBAGE = new ReferenceQueue<>();

    /** The newest. Guarded by LOCK, as are the neighbours in {@link Root}. */
    private static @Nullable Root first;

    private static @Nullable Thread leakWatch;

    private Roots() {}

    static final class Root extends WeakReference<Node> {
        private final long id;
        private final String name;
        private final long openedAt;
        private @Nullable Root previous;
        private @Nullable Root next;

        private Root(Node node, Watch watch) {
            super(node, GARBAGE);
            id = node.id;
            name = node.name();
            openedAt = watch.openedAt;
        }
    }

    /** A node without a parent was opened, or has lost its last one. */
    static void add(Node node, Watch watch) {
        Root root = new Root(node, watch);
        synchronized (LOCK) {
            if (watch.root != null || watch.gone) {
                return;
            }
            watch.root = root;
            root.next = first;
            if (first != null) {
                first.previous = root;
            }
            first = root;
            if (leakWatch == null) {
                leakWatch =
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name("goprocess leaks")
                                .start(Roots::watchForLeaks);
            }
        }
    }

    /** The node is about to be closed. */
    static void remove(Watch watch) {
        synchronized (LOCK) {
            watch.gone = true;
            if (watch.root != null) {
                unlist(watch.root);
                watch.root.clear();
                watch.root = null;
            }
        }
    }

    /** A parent of the node has closed and left it open. */
    static void reconsider(Node node) {
        if (Listening.INSTALLED == null) {
            return;
        }
        int s = node.lock();
        Watch watch = node.extras instanceof Extras own ? own.watch : null;
        boolean orphan = Node.phase(s) != Node.CLOSED && !Looks.hasParent(node);
        node.unlock(s);
        if (orphan && watch != null) {
            try {
                add(node, watch);
            } catch (OutOfMemoryError e) {
                // It is missing among the roots, which is better than to stop its parent here.
            }
        }
    }

    /**
     * A snapshot. A node that was linked under a parent later stays in the list but is left out
     * here, unless it cannot be reached from another root: then it is in a cycle.
     */
    static List<ProcessNode> snapshot() {
        List<Node> listed = new ArrayList<>();
        synchronized (LOCK) {
            for (Root root = first; root != null; root = root.next) {
                Node node = root.get();
                if (node != null) {
                    listed.add(node);
                }
            }
        }
        List<ProcessNode> roots = new ArrayList<>(listed.size());
        for (Node node : listed) {
            if (Node.phase(node.peek()) != Node.CLOSED && !Looks.isBelowAnother(node)) {
                roots.add(node);
            }
        }
        return roots;
    }

    private static void unlist(Root root) {
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
    }

    private static void watchForLeaks() {
        while (true) {
            try {
                Root root = (Root) GARBAGE.remove();
                synchronized (LOCK) {
                    unlist(root);
                }
                if (Listening.INSTALLED != null) {
                    Listening.INSTALLED.leaked(root.id, root.name, root.openedAt);
                }
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt it; it watches as long as the JVM runs.
            }
        }
    }
}
