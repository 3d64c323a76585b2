package goprocess.impl;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open nodes that have no parent, kept weakly, while a listener is installed. One that becomes
 * garbage while it is open is told to the listener as leaked.
 */
final class Roots {
    private static final ReferenceQueue<Node> GARBAGE = new ReferenceQueue<>();

    /** Parts of the list, each with a lock of its own: processes come and go on all threads. */
    private static final Part[] PARTS = new Part[64];

    /** Written under the monitor of PARTS. */
    private static volatile @Nullable Thread leakWatch;

    static {
        Arrays.setAll(PARTS, i -> new Part());
    }

    private Roots() {}

    private static final class Part {
        /**
         * The newest. Guarded by the monitor of this part, as are the neighbours in {@link Root}.
         */
        private @Nullable Root first;

        /**
         * That of a node; the next one opened is in another part, and not on the same cache line.
         */
        private static Part of(long id) {
            return PARTS[(int) (id * 11) & (PARTS.length - 1)];
        }

        private void list(Root root) {
            root.next = first;
            if (first != null) {
                first.previous = root;
            }
            first = root;
            root.listed = true;
        }

        private void unlist(Root root) {
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
        }
    }

    static final class Root extends WeakReference<Node> {
        private final long id;
        private final @Nullable String givenName;
        private final boolean hasFunction;
        private final long openedAt;
        private @Nullable Root previous;
        private @Nullable Root next;
        private boolean listed;

        private Root(Node node, Watch watch) {
            super(node, GARBAGE);
            id = node.id;
            givenName = node.givenName;
            hasFunction = node.hasFunction();
            openedAt = watch.openedAt;
        }
    }

    /** A node without a parent was opened, or has lost its last one. */
    static void add(Node node, Watch watch) {
        Root root = new Root(node, watch);
        Part part = Part.of(node.id);
        synchronized (part) {
            if (watch.root != null || watch.gone) {
                return;
            }
            watch.root = root;
            part.list(root);
        }
        if (leakWatch == null) {
            startLeakWatch();
        }
    }

    private static void startLeakWatch() {
        synchronized (PARTS) {
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

    /** The node is about to be closed: it is no root any more. */
    static void remove(Node node, Watch watch) {
        Part part = Part.of(node.id);
        synchronized (part) {
            watch.gone = true; // a thread that is about to list it will not
            if (watch.root != null) {
                part.unlist(watch.root);
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
        Watch watch = Listening.watch(node);
        boolean becomes = watch != null && !Looks.hasParent(node) && watch.becomeRoot();
        node.unlock(s);
        if (becomes && watch != null) {
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
        for (Part part : PARTS) {
            synchronized (part) {
                for (Root root = part.first; root != null; root = root.next) {
                    Node node = root.get();
                    if (node != null) {
                        listed.add(node);
                    }
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

    private static void watchForLeaks() {
        while (true) {
            try {
                tellOfLeak((Root) GARBAGE.remove());
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt it; it watches as long as the JVM runs.
            }
        }
    }

    private static void tellOfLeak(Root root) {
        Part part = Part.of(root.id);
        boolean open;
        synchronized (part) {
            open = root.listed; // else it was closed, and became garbage together with its node
            if (open) {
                part.unlist(root);
            }
        }
        if (open && Listening.INSTALLED != null) {
            String name = StandardProcess.name(root.givenName, root.hasFunction, root.id);
            Listening.INSTALLED.leaked(root.id, name, root.openedAt);
        }
    }
}
