package goprocess.impl.running;

import goprocess.api.AbandonedException;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
    private final List<String> cutWaits = new ArrayList<>();
    private boolean hasCut;

    /**
     * What follows from all of it. It runs when the process is no longer held open, since it may
     * start the user's code.
     */
    private final Cascade cascade;

    private Abandonment(WorkNode top, GivingUp givingUp, Cascade cascade) {
        this.top = top;
        this.givingUp = givingUp;
        this.cascade = cascade;
    }

    /**
     * Abandons a process that is closing. It stays open until its failure names everything that was
     * given up. If its teardown has begun, that is all there is to give up, and names itself.
     */
    public static void of(WorkNode top) {
        Cascade cascade = Cascade.ofCall();
        GivingUp givingUp = new GivingUp(top + " was abandoned", true, thread -> true, cascade);
        Abandonment abandonment = new Abandonment(top, givingUp, cascade);
        AbandonedException unnamed =
                new AbandonedException(
                        top + " was abandoned. What was given up could not be named.");
        abandonment.beginBelow();
        boolean held = top.hold();
        try {
            abandonment.run();
            if (held && abandonment.hasGivenUp()) {
                top.failed(abandonment.failure(), cascade);
            }
        } catch (Throwable e) { // there is no memory for it all
            if (held && abandonment.hasGivenUp()) {
                top.failed(unnamed, cascade);
            }
            throw e;
        } finally {
            if (held) {
                top.release(cascade);
            }
            cascade.run();
        }
    }

    /** Gives up only what certain threads run at and below a process. */
    public static void on(WorkNode top, Predicate<Thread> lost) {
        Cascade cascade = Cascade.ofCall();
        GivingUp givingUp =
                new GivingUp("its thread waits for the JVM to end", false, lost, cascade);
        try {
            givingUp.giveUpWorkOf(new Abandonment(top, givingUp, cascade).below());
        } finally {
            cascade.run();
        }
    }

    private void run() {
        List<WorkNode> holding = below();
        givingUp.giveUpWorkOf(holding);
        holding.forEach(this::cutLinksToRunning);
        cutLinksToHeld(holding);
        cutCycles(below());
    }

    /**
     * Another thread may have begun to close a process, and not yet what is below it. That is not
     * left running, so it begins to close first.
     */
    private void beginBelow() {
        Cascade rest = Cascade.ofCall();
        for (WorkNode node : below()) {
            if (Node.phase(node.peek()) != Node.RUNNING) {
                node.begin(CloseCause.CALLED, null, rest);
            }
        }
        rest.run();
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
        return Node.phase(s) != Node.CLOSED && !isLeftRunning(s);
    }

    /** Whether it runs, and nobody closes it. */
    private static boolean isLeftRunning(int s) {
        return Node.phase(s) == Node.RUNNING && (s & Node.AFTER_CHILDREN) == 0;
    }

    /** Whether what has begun to close a process closes the target of a link of it in a moment. */
    private static boolean willCloseTarget(Node source, Link link) {
        return link.has(Link.CLOSES) && Node.phase(source.peek()) != Node.RUNNING;
    }

    private static boolean leadsToOneLeftRunning(Node source, Link link) {
        return isLeftRunning(link.to().peek()) && !willCloseTarget(source, link);
    }

    private void cutLinksToRunning(WorkNode node) {
        for (Link link : WaitingLinks.of(node)) {
            if (leadsToOneLeftRunning(node, link) && link instanceof ExtraLink extra) {
                cut(node, extra, true);
            }
        }
        if ((node.peek() & Node.WAITS_FOREVER) == 0) {
            return;
        }
        giveUpWait(node, null, () -> node.waitForeverNoMore(cascade));
    }

    /**
     * A process whose close is requested may be the first parent of one that runs and that nobody
     * closes. That link cannot be cut, so the links to the former are.
     */
    private void cutLinksToHeld(List<WorkNode> nodes) {
        Set<Node> held = Collections.newSetFromMap(new IdentityHashMap<>());
        for (WorkNode node : nodes) {
            for (Link link : WaitingLinks.of(node)) {
                if (leadsToOneLeftRunning(node, link)) {
                    held.add(node);
                }
            }
        }
        boolean isMore = !held.isEmpty();
        while (isMore) {
            isMore = false;
            for (WorkNode node : nodes.reversed()) {
                for (Link link : WaitingLinks.of(node)) {
                    if (!held.contains(link.to()) || willCloseTarget(node, link)) {
                        continue;
                    }
                    if (link instanceof ExtraLink extra) {
                        cut(node, extra, true);
                    } else {
                        isMore |= held.add(node);
                    }
                }
            }
        }
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

    /**
     * A node of the path.
     *
     * @param by the link that led to it, from the node before it
     * @param left its own links that were not followed yet
     */
    private record Step(Node node, @Nullable Link by, Deque<Link> left) {
        static Step to(Node node, @Nullable Link by) {
            return new Step(node, by, new ArrayDeque<>(WaitingLinks.of(node)));
        }
    }

    private void descend(Node start, IdentityHashMap<Node, Boolean> onPath) {
        Deque<Step> path = new ArrayDeque<>();
        onPath.put(start, true);
        path.push(Step.to(start, null));
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
                path.push(Step.to(link.to(), link));
            } else if (known) {
                cutOneOf(path, link, onPath);
            }
        }
    }

    /**
     * Cuts the link that closes the cycle, or another link of the cycle if that one comes from a
     * first parent. If the link does not exist any more, somebody else has broken the cycle.
     */
    private void cutOneOf(Deque<Step> path, Link closing, IdentityHashMap<Node, Boolean> onPath) {
        if (closing instanceof ExtraLink extra) {
            cut(path.peek().node(), extra, false);
            return;
        }
        int length = 0; // of the path after the link
        Link by = null;
        for (Step step : path) {
            if (by instanceof ExtraLink extra) {
                cut(step.node(), extra, false);
                leave(path, length, onPath);
                return;
            }
            if (step.node() == closing.to()) {
                return;
            }
            by = step.by();
            length++;
        }
    }

    /** Goes back. What was left is visited again if another way leads there. */
    private static void leave(Deque<Step> path, int steps, IdentityHashMap<Node, Boolean> onPath) {
        for (int i = 0; i < steps; i++) {
            onPath.remove(path.pop().node());
        }
    }

    /** Cuts a link. That of a first parent cannot be cut, since it is the child itself. */
    private void cut(Node source, ExtraLink link, boolean toRunning) {
        giveUpWait(source, link.to(), () -> source.cut(link, toRunning, cascade));
    }

    /**
     * Gives up a wait.
     *
     * @param other the node that is waited for; null for the background process
     * @param transition returns false if the wait was over, or has to stay
     */
    private void giveUpWait(Node source, @Nullable Node other, BooleanSupplier transition) {
        // The text comes first: without memory for it, nothing is half done.
        String wait =
                "the wait of %s for %s".formatted(source, other == null ? "background" : other);
        boolean held = source.hold(); // its end is told after this
        try {
            if (transition.getAsBoolean()) {
                hasCut = true;
                Listeners.waitAbandoned(source, other);
                cutWaits.add(wait);
            }
        } finally {
            if (held) {
                source.release(cascade);
            }
        }
    }

    private boolean hasGivenUp() {
        return givingUp.hasGivenUp() || hasCut;
    }

    /** The failure of the process, with the names of what was given up. */
    private AbandonedException failure() {
        List<String> all = new ArrayList<>(givingUp.named());
        all.addAll(cutWaits);
        List<String> named = all.subList(0, Math.min(all.size(), MOST_NAMED));
        String more = all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "";
        return new AbandonedException(
                "%s was abandoned. Given up: %s%s".formatted(top, String.join("; ", named), more));
    }
}
