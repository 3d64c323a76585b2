package goprocess.impl;

import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads nodes for those who watch. What is found under a lock is copied, and looked at after it.
 */
final class Looks {
    private static final int CHUNK = 256;

    private Looks() {}

    static ProcessNode.Look look(Node node) {
        Times times = new Times();
        int s = node.lock();
        Extras own = node.extras instanceof Extras open ? open : null;
        Thread functionThread = node.functionThread();
        Object teardown = node.teardown;
        int waitsFor = node.pending;
        Throwable failure = own == null ? (Throwable) node.extras : own.failure;
        if (own instanceof Watch watch) {
            times.copy(watch);
        }
        node.unlock(s);
        boolean ending = Node.phase(s) == Node.ENDING;
        return new ProcessNode.Look(
                StandardProcess.stateOf(s),
                waitsFor,
                (s & Node.FUNCTION_OPEN) == 0
                        ? null
                        : new ProcessNode.Work(
                                functionThread, (s & Node.FUNCTION_STARTED) != 0, times.workSince),
                ending && teardown != null
                        ? new ProcessNode.Work(
                                teardown instanceof Thread thread ? thread : null,
                                teardown instanceof Thread,
                                times.workSince)
                        : null,
                !ending && teardown != null,
                (s & Node.AFTER_CHILDREN) != 0,
                times.openedAt,
                times.closingAt,
                times.cause,
                times.by,
                times.byThread,
                failure);
    }

    static void forEachLink(Node node, Consumer<? super ProcessLink> visitor) {
        forEachLink(
                node,
                Integer.MAX_VALUE,
                link -> {
                    visitor.accept(link);
                    return true;
                });
    }

    /**
     * As {@link #forEachLink(Node, Consumer)}, for at most so many links that a visitor says it has
     * use for.
     */
    private static void forEachLink(Node node, int most, Predicate<ProcessLink> visitor) {
        int used = 0;
        Link[] chunk = new Link[CHUNK];
        int left = Integer.MAX_VALUE;
        boolean first = true;
        while (left > 0 && used < most) {
            int found = 0;
            int s = node.lock();
            left = Math.min(left, node.outEnd());
            while (left > 0 && found < CHUNK) {
                Link link = node.out[--left];
                if (link != null) {
                    chunk[found++] = link;
                }
            }
            node.unlock(s);
            if (first && (s & Node.WAITS_FOREVER) != 0) {
                used += visitor.test(forever(node)) ? 1 : 0;
            }
            first = false;
            for (int i = 0; i < found && used < most; i++) {
                used += visitor.test(seen(node, chunk[i], chunk[i].to())) ? 1 : 0;
            }
        }
    }

    private static ProcessLink forever(Node node) {
        return new ProcessLink(node, Background.INSTANCE, false, true, false);
    }

    static void forEachLinkFrom(Node node, Consumer<? super ProcessLink> visitor) {
        for (Source source : sources(node)) {
            visitor.accept(seen(source.node, source.link, node));
        }
    }

    private static ProcessLink seen(Node from, Link link, Node to) {
        return new ProcessLink(
                from, to, link.has(Link.CLOSES), link.has(Link.WAITS), link.has(Link.FAILS));
    }

    private record Source(Node node, Link link) {}

    /**
     * The links to a node: counted under the lock, then copied under it, again if there are more by
     * then.
     */
    private static List<Source> sources(Node node) {
        Link[] links = new Link[4];
        Node[] froms = new Node[4];
        while (true) {
            int found = 0;
            int s = node.lock();
            if (Node.phase(s) != Node.CLOSED) {
                if (node.from != null) {
                    froms[0] = node.from;
                    links[found++] = node;
                }
                for (ExtraLink link = node.in; link != null; link = link.next, found++) {
                    if (found < links.length) {
                        froms[found] = link.source();
                        links[found] = link;
                    }
                }
            }
            node.unlock(s);
            if (found <= links.length) {
                List<Source> sources = new ArrayList<>(found);
                for (int i = 0; i < found; i++) {
                    sources.add(new Source(froms[i], links[i]));
                }
                return sources;
            }
            links = new Link[found + found / 8];
            froms = new Node[links.length];
        }
    }

    /** Whether some open process would close this one. The lock is held. */
    static boolean hasParent(Node node) {
        if (node.from != null) {
            return true;
        }
        for (ExtraLink link = node.in; link != null; link = link.next) {
            if (link.has(Link.CLOSES)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a way up over parents, of at most some length, leads from this node to one that has
     * none.
     */
    static boolean isBelowAnother(Node node) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> above = new ArrayDeque<>(List.of(node));
        while (!above.isEmpty() && seen.size() < 1000) {
            Node next = above.poll();
            boolean orphan = true;
            for (Source source : sources(next)) {
                if (source.link.has(Link.CLOSES)) {
                    orphan = false;
                    if (seen.add(source.node)) {
                        above.add(source.node);
                    }
                }
            }
            if (orphan) {
                return next != node;
            }
        }
        return !above.isEmpty();
    }

    /** The open nodes that a node waits for; with {@link Background} where it waits for ever. */
    static List<Node> waitedFor(Node node) {
        return waitedFor(node, Integer.MAX_VALUE);
    }

    /** As {@link #waitedFor(Node)}, but at most so many. */
    static List<Node> waitedFor(Node node, int most) {
        List<Node> nodes = new ArrayList<>();
        forEachLink(node, most, link -> link.waits() && nodes.add((Node) link.to()));
        return nodes;
    }

    static List<ProcessNode.Wait> waits(Node node) {
        ParkedThread[] parked = new ParkedThread[4];
        while (true) {
            int found = 0;
            int s = node.lock();
            if (Node.phase(s) != Node.CLOSED) {
                for (Waiter waiter = node.closedWaiters; waiter != null; waiter = waiter.next) {
                    if (waiter instanceof ParkedThread thread) {
                        if (found < parked.length) {
                            parked[found] = thread;
                        }
                        found++;
                    }
                }
            }
            node.unlock(s);
            if (found <= parked.length) {
                return Arrays.stream(parked, 0, found)
                        .map(one -> new ProcessNode.Wait(one.thread, one.endsByItself(), one.since))
                        .toList();
            }
            parked = new ParkedThread[found + found / 8];
        }
    }

    /**
     * The thread that runs the function or teardown of a node, if it is the given one; and which.
     */
    static @Nullable String roleOf(Thread thread, Node node) {
        int s = node.lock();
        boolean inFunction = (s & Node.FUNCTION_OPEN) != 0 && node.functionThread() == thread;
        boolean inTeardown = node.teardown == thread;
        node.unlock(s);
        return inFunction ? "function" : inTeardown ? "teardown" : null;
    }
}
