package goprocess.impl.running;

import goprocess.api.CloseTimeoutException;
import goprocess.impl.messages.Failures;
import goprocess.impl.observation.Inspection;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;
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
public final class OpenLeaves {
    private static final int MOST = 10;

    private OpenLeaves() {}

    /**
     * Says what is open where the time of a wait was over.
     *
     * @throws CloseTimeoutException if it is still open
     */
    public static void ensureClosed(Node awaited, Duration timeout) {
        String open = describe(awaited, timeout);
        if (!awaited.isClosed()) {
            throw new CloseTimeoutException(open);
        }
    }

    public static void warn(Node awaited, Duration timeout) {
        Failures.log(describe(awaited, timeout), null);
    }

    private static String describe(Node awaited, Duration timeout) {
        List<String> leaves = new ArrayList<>();
        Node inner = awaited;
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        seen.add(awaited);
        open.push(awaited);
        Node node;
        while ((node = open.poll()) != null && leaves.size() < MOST) {
            List<Link> waitedFor = WaitingLinks.upTo(node, MOST);
            String leaf = leaf(node, waitedFor);
            if (leaf != null) {
                leaves.add(leaf);
            } else if (!waitedFor.isEmpty()) {
                inner = node;
            }
            for (Link next : waitedFor) {
                if (seen.add(next.to())) {
                    open.push(next.to());
                }
            }
        }
        return "%s #%d did not close within %s and goes on closing. Still open: %s"
                .formatted(
                        awaited.name(),
                        awaited.id,
                        timeout,
                        leaves.isEmpty() ? withoutLeaf(inner) : String.join("; ", leaves));
    }

    /** Where nothing has a leaf, the processes wait for each other, or have closed by now. */
    private static String withoutLeaf(Node inner) {
        List<Link> waitedFor = WaitingLinks.upTo(inner, 1);
        return waitedFor.isEmpty()
                ? "nothing any more"
                : inner + " waiting for " + waitedFor.get(0).to() + ", in a cycle of waits";
    }

    /** Null for a node that is closed, or only waits for others. */
    private static @Nullable String leaf(Node node, List<Link> waitedFor) {
        ProcessNode.Look look = Inspection.look(node);
        if (node.isClosed()) {
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
        if ((node.peek() & Node.WAITS_FOREVER) != 0) {
            return node + " waiting for background #0 RUNNING, which never closes";
        }
        if (!waitedFor.isEmpty()) {
            return null;
        }
        if (!node.isRaised(Moment.CLOSING)) {
            return node + " waiting for somebody to close it";
        }
        return look.callbacks().isEmpty()
                ? node
                        + (look.waitsFor() > 0
                                ? " waiting for an action of its closing signal to return"
                                : " about to close")
                : node
                        + " in a callback"
                        + on(look.callbacks().get(0), "no carrier thread has been free to run it");
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
