package goprocess.impl;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Says what holds up a close: the leaves of what the process waits for. */
final class Holdups {
    private static final int MOST = 10;

    private Holdups() {}

    static String describe(Node awaited, Duration timeout) {
        List<String> leaves = new ArrayList<>();
        Node inner = awaited;
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        seen.add(awaited);
        open.push(awaited);
        Node node;
        while ((node = open.poll()) != null && leaves.size() < MOST) {
            List<Node> waitedFor = Looks.waitedFor(node);
            String leaf = leaf(node, waitedFor);
            if (leaf != null) {
                leaves.add(leaf);
            } else if (!waitedFor.isEmpty()) {
                inner = node;
            }
            for (Node next : waitedFor) {
                if (!(next instanceof Background) && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return awaited
                + " did not close within "
                + timeout
                + " and goes on closing. Still open: "
                + (leaves.isEmpty() ? withoutLeaf(inner) : String.join("; ", leaves));
    }

    /** Where nothing has a leaf, the processes wait for each other, or have closed by now. */
    private static String withoutLeaf(Node inner) {
        List<Node> waitedFor = Looks.waitedFor(inner);
        return waitedFor.isEmpty()
                ? "nothing any more"
                : inner + " waiting for " + waitedFor.get(0) + ", in a cycle of waits";
    }

    /** Null for a node that is closed, or only waits for others. */
    private static @Nullable String leaf(Node node, List<Node> waitedFor) {
        ProcessNode.Look look = node.look();
        if (node.isRaised(false)) {
            return null;
        }
        if (look.function() != null) {
            return node
                    + " in its function"
                    + on(look.function(), "its thread has not begun to run");
        }
        if (look.teardown() != null) {
            return node
                    + " in its teardown"
                    + on(
                            look.teardown(),
                            "it is queued, and no carrier thread has been free to run it");
        }
        if (waitedFor.contains(Background.INSTANCE)) {
            return node + " waiting for " + Background.INSTANCE + ", which never closes";
        }
        if (!waitedFor.isEmpty()) {
            return null;
        }
        if (!node.isRaised(true)) {
            return node + " waiting for somebody to close it";
        }
        return node
                + (look.waitsFor() > 0
                        ? " waiting for an action of its closing signal to return"
                        : " about to close");
    }

    private static String on(ProcessNode.Work work, String unstarted) {
        Thread thread = work.thread();
        if (thread == null || !work.started()) {
            return ": " + unstarted;
        }
        return " on thread "
                + (thread.getName().isEmpty() ? "" : thread.getName() + " ")
                + "#"
                + thread.threadId()
                + " "
                + thread.getState();
    }
}
