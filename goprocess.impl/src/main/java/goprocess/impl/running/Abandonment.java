package goprocess.impl.running;

import goprocess.api.AbandonedException;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code abandon()}: gives up everything at and below a process that holds its close now. First the
 * work that runs; then links to processes that run and that nobody closes; then one link of each
 * cycle of waits.
 */
public final class Abandonment {
    private static final int MOST_NAMED = 10;

    private final WorkNode top;
    private final GivingUp givingUp;
    private final List<String> cut = new ArrayList<>();

    private Abandonment(WorkNode top, GivingUp givingUp) {
        this.top = top;
        this.givingUp = givingUp;
    }

    /** Abandons a process that is closing. */
    public static void of(WorkNode top) {
        new Abandonment(top, new GivingUp(top + " was abandoned", true, thread -> true)).run();
    }

    /** Gives up only what certain threads run at and below a process. */
    public static void on(WorkNode top, Predicate<Thread> lost) {
        GivingUp givingUp = new GivingUp("its thread waits for the JVM to end", false, lost);
        new Abandonment(top, givingUp).below().forEach(givingUp::giveUpWorkOf);
    }

    private void run() {
        List<WorkNode> holding = below();
        // The process fails before anything ends, since nothing can be added once it has closed.
        String works = "%d processes at and below it".formatted(holding.size());
        Summary summary = new Summary(top, works);
        holding.forEach(givingUp::giveUpWorkOf);
        holding.forEach(this::cutLinksToRunning);
        cutCycles(below());
        summary.tell(givingUp.named(), cut);
    }

    /**
     * The process itself, and everything its close waits for that is closing or whose close is
     * requested.
     */
    private List<WorkNode> below() {
        List<WorkNode> found = new ArrayList<>();
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        seen.add(top);
        open.add(top);
        Node node;
        while ((node = open.poll()) != null) {
            found.add((WorkNode) node);
            for (Link link : WaitingLinks.of(node)) {
                Node next = link.to();
                if (willClose(next) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }

    /** Whether it is closing, or will close by itself once everything it waits for has closed. */
    private static boolean willClose(Node node) {
        int s = node.peek();
        return Node.phase(s) != Node.CLOSED
                && (Node.phase(s) != Node.RUNNING || (s & Node.AFTER_CHILDREN) != 0);
    }

    private void cutLinksToRunning(WorkNode node) {
        Cascade cascade = Cascade.ofCall();
        for (Link link : WaitingLinks.of(node)) {
            if (link instanceof ExtraLink extra
                    && !extra.to().isClosed()
                    && !willClose(extra.to())
                    && node.cut(extra, cascade)) {
                cut.add("the wait of %s for %s".formatted(node, extra.to()));
            }
        }
        if (node.waitForeverNoMore(cascade)) {
            cut.add("the wait of %s for background".formatted(node));
        }
        cascade.run();
    }

    /** Goes down depth first. A link that leads back into the current path closes a cycle. */
    private void cutCycles(List<WorkNode> nodes) {
        IdentityHashMap<Node, Boolean> onPath = new IdentityHashMap<>();
        for (WorkNode start : nodes) {
            if (!onPath.containsKey(start)) {
                descend(start, onPath);
            }
        }
    }

    private record Step(Node node, Deque<Link> left) {
        static Step at(Node node) {
            return new Step(node, new ArrayDeque<>(WaitingLinks.of(node)));
        }
    }

    private void descend(Node start, IdentityHashMap<Node, Boolean> onPath) {
        Deque<Step> path = new ArrayDeque<>();
        onPath.put(start, true);
        path.push(Step.at(start));
        while (!path.isEmpty()) {
            Step step = path.peek();
            Link link = step.left().poll();
            if (link == null) {
                onPath.put(step.node(), false);
                path.pop();
                continue;
            }
            Boolean known = onPath.get(link.to());
            if (known == null) {
                onPath.put(link.to(), true);
                path.push(Step.at(link.to()));
            } else if (known) {
                cutOneOf(path, link);
            }
        }
    }

    /**
     * Cuts the link that closes the cycle, or another link of the cycle if that one comes from a
     * first parent.
     */
    private void cutOneOf(Deque<Step> path, Link closing) {
        if (cutIfWaiting(path.peek().node(), closing)) {
            return;
        }
        Node target = path.peek().node();
        for (Step step : path) {
            for (Link link : WaitingLinks.of(step.node())) {
                if (link.to() == target && cutIfWaiting(step.node(), link)) {
                    return;
                }
            }
            if (step.node() == closing.to()) {
                return;
            }
            target = step.node();
        }
    }

    private boolean cutIfWaiting(Node source, Link link) {
        if (!(link instanceof ExtraLink extra)) {
            return false;
        }
        Cascade cascade = Cascade.ofCall();
        boolean done = source.cut(extra, cascade);
        if (done) {
            cut.add("the wait of %s for %s".formatted(source, extra.to()));
        }
        cascade.run();
        return done;
    }

    /** The failure of the process that was abandoned. It exists from the beginning. */
    private static final class Summary {
        private final AbandonedException failure;

        Summary(WorkNode top, String works) {
            failure =
                    new AbandonedException(
                            "%s was abandoned, with what held %s".formatted(top, works));
            Cascade cascade = Cascade.ofCall();
            top.failed(failure, cascade);
            cascade.run();
        }

        /**
         * Names what was given up, in suppressed exceptions, since the failure itself is already
         * visible by then.
         */
        void tell(List<String> works, List<String> links) {
            List<String> all = new ArrayList<>(works);
            all.addAll(links);
            if (all.isEmpty()) {
                return;
            }
            String more =
                    all.size() > MOST_NAMED
                            ? " and %d more".formatted(all.size() - MOST_NAMED)
                            : "";
            AbandonedException names =
                    new AbandonedException(
                            "Given up: %s%s"
                                    .formatted(
                                            String.join(
                                                    "; ",
                                                    all.subList(
                                                            0, Math.min(all.size(), MOST_NAMED))),
                                            more));
            names.setStackTrace(new StackTraceElement[0]);
            failure.addSuppressed(names);
        }
    }
}
