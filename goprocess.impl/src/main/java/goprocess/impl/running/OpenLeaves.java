package goprocess.impl.running;

import goprocess.impl.messages.Texts;
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

/**
 * Says what holds up a close: the leaves of the graph below the process. Ten are named, and the
 * others counted. The search is depth first, so it soon finds ten in a wide graph. Once it has
 * found them, it stops after some thousand nodes, since a caller waits for the answer; after some
 * more thousands if it has found one.
 */
public final class OpenLeaves {
    private static final int MOST_NAMED = 10;
    private static final int ENOUGH_SEEN = 10_000;
    private static final int ENOUGH_SEEN_FOR_ONE = 30_000;

    /** How often the search is repeated if everything that was open has closed meanwhile. */
    private static final int MOST_TRIES = 3;

    private final Node awaited;
    private final List<String> leaves = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Visit> open = new ArrayDeque<>();
    private Node inner;
    private int unnamed;
    private boolean cutShort;

    /** A node to be visited, and where in its links to go on. */
    private record Visit(Node node, int left) {}

    private OpenLeaves(Node awaited) {
        this.awaited = awaited;
        this.inner = awaited;
    }

    /** Null if the process has closed by now. */
    public static @Nullable String describe(Node awaited, Duration timeout) {
        for (int tried = 0; tried < MOST_TRIES && !awaited.isClosed(); tried++) {
            OpenLeaves leaves = new OpenLeaves(awaited);
            leaves.walk();
            String what = leaves.describe();
            String text =
                    awaited
                            + " did not close within "
                            + Texts.duration(timeout)
                            + " and goes on closing. Still open: "
                            + (what == null ? awaited + " about to close" : what);
            if (awaited.isClosed()) { // checked last, so that everything in the message was true
                return null;
            }
            if (what != null || tried == MOST_TRIES - 1) {
                return text;
            }
        }
        return null;
    }

    private void walk() {
        push(awaited);
        while (!open.isEmpty()) {
            if (!leaves.isEmpty() && seen.size() >= enough()) {
                cutShort = true;
                return;
            }
            visit(open.pop());
        }
    }

    private int enough() {
        return leaves.size() == MOST_NAMED ? ENOUGH_SEEN : ENOUGH_SEEN_FOR_ONE;
    }

    private void push(Node node) {
        if (seen.add(node)) {
            open.push(new Visit(node, WaitingLinks.FROM_THE_NEWEST));
        }
    }

    private void visit(Visit visit) {
        Node node = visit.node;
        WaitingLinks.Part part = WaitingLinks.part(node, visit.left);
        if (visit.left == WaitingLinks.FROM_THE_NEWEST) {
            count(node, part.links());
        }
        if (part.left() > 0) {
            open.push(new Visit(node, part.left()));
        }
        for (Link link : part.links()) {
            push(link.to());
        }
    }

    private void count(Node node, List<Link> waitedFor) {
        String leaf = leaf(node, waitedFor);
        if (leaf != null && leaves.size() < MOST_NAMED) {
            leaves.add(leaf);
        } else if (leaf != null) {
            unnamed++;
        } else if (!waitedFor.isEmpty()) {
            inner = node;
        }
    }

    private @Nullable String describe() {
        if (leaves.isEmpty()) {
            List<Link> waitedFor = WaitingLinks.part(inner, WaitingLinks.FROM_THE_NEWEST).links();
            return waitedFor.isEmpty()
                    ? null
                    : inner + " waiting for " + waitedFor.get(0).to() + ", in a cycle of waits";
        }
        return String.join("; ", leaves) + more();
    }

    private String more() {
        if (unnamed == 0) {
            return cutShort ? "; and perhaps more: not all were looked at" : "";
        }
        return "; and " + (cutShort ? "at least " : "") + unnamed + " more";
    }

    /** Null for a node that is closed, or only waits for others. */
    private static @Nullable String leaf(Node node, List<Link> waitedFor) {
        String leaf = leaf(node, Inspection.look(node), waitedFor);
        return node.isClosed() ? null : leaf; // checked last, so that the text was true
    }

    private static @Nullable String leaf(Node node, ProcessNode.Look look, List<Link> waitedFor) {
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
        if (!look.callbacks().isEmpty()) {
            return node
                    + " in a callback"
                    + on(
                            oneThatRuns(look.callbacks()),
                            "it is queued, and no carrier thread has been free to run it");
        }
        if ((node.peek() & Node.WAITS_FOREVER) != 0) {
            return node + " waiting for background #0 RUNNING, which never closes";
        }
        if (!waitedFor.isEmpty()) {
            return null;
        }
        return node.isRaised(Moment.CLOSING)
                ? node + " about to close"
                : node + " waiting for somebody to close it";
    }

    /** A row of callbacks that has begun, if there is one: it holds up the close for sure. */
    private static ProcessNode.Work oneThatRuns(List<ProcessNode.Work> rows) {
        return rows.stream().filter(ProcessNode.Work::started).findFirst().orElse(rows.get(0));
    }

    private static String on(ProcessNode.Work work, String unstarted) {
        Thread thread = work.thread();
        return thread == null || !work.started()
                ? ": " + unstarted
                : " on thread " + Texts.thread(thread);
    }
}
