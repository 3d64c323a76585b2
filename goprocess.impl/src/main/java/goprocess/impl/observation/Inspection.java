package goprocess.impl.observation;

import goprocess.api.State;
import goprocess.impl.protocol.Callbacks;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Failure;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads nodes for observers. It copies the fields while it holds the lock, and evaluates them
 * afterwards.
 */
public final class Inspection {
    private static final int CHUNK = 256;

    private Inspection() {}

    public static ProcessNode.Look look(Node node) {
        Times times = new Times();
        Callbacks[] gates = new Callbacks[4];
        int s = node.lock();
        Thread functionRunner = node.functionRunnerLocked();
        Object teardown = node.teardownLocked();
        Thread teardownRunner = node.teardownRunnerLocked();
        int waitsFor = node.pendingLocked();
        Object failure = node.failureLocked();
        times.copyLocked(node);
        copyGatesLocked(node, gates);
        node.unlock(s);
        boolean ending = Node.phase(s) == Node.ENDING;
        return new ProcessNode.Look(
                stateOf(s),
                waitsFor,
                (s & Node.FUNCTION_OPEN) == 0
                        ? null
                        : work(
                                functionRunner,
                                (s & Node.FUNCTION_STARTED) != 0,
                                times.functionSince),
                teardownRunner != null
                        ? work(teardownRunner, true, times.teardownSince)
                        : ending && teardown != null
                                ? work(null, false, times.teardownSince)
                                : null,
                !ending && teardown != null,
                (s & Node.AFTER_CHILDREN) != 0,
                times.openedAt,
                times.wishedAt,
                times.closingAt,
                times.cause,
                times.by,
                times.byThread,
                Failure.first(failure),
                callbacks(gates, times.closingAt));
    }

    private static ProcessNode.Work work(@Nullable Thread runner, boolean started, long since) {
        return new ProcessNode.Work(runner, started, since);
    }

    private static void copyGatesLocked(Node node, Callbacks[] gates) {
        int found = 0;
        for (Callbacks gate = node.gatesLocked();
                gate != null && found < gates.length;
                gate = gate.nextGateLocked()) {
            gates[found++] = gate;
        }
    }

    private static List<ProcessNode.Work> callbacks(Callbacks[] gates, long since) {
        List<ProcessNode.Work> works = new ArrayList<>(0);
        for (Callbacks gate : gates) {
            if (gate != null) {
                works.add(work(gate.runner(), gate.runner() != null, since));
            }
        }
        return works;
    }

    public static State stateOf(int state) {
        return switch (Node.phase(state)) {
            case Node.RUNNING -> State.RUNNING;
            case Node.CLOSED -> State.CLOSED;
            default -> State.CLOSING;
        };
    }

    /** A copy of the watch, made under the lock. */
    private static final class Times {
        private long openedAt;
        private long wishedAt;
        private long closingAt;
        private long functionSince;
        private long teardownSince;
        private @Nullable CloseCause cause;
        private @Nullable Node by;
        private @Nullable String byThread;

        private void copyLocked(Node node) {
            BriefWatch brief = BriefWatch.of(node);
            if (brief != null) {
                openedAt = brief.openedAt;
                closingAt = brief.cause != null ? System.nanoTime() : 0; // it ends just now
                cause = brief.cause;
                by = brief.by(node);
            }
            Watch watch = Watch.of(node);
            if (watch == null) {
                return;
            }
            openedAt = watch.openedAt;
            wishedAt = watch.wishedAt;
            boolean untimed = watch.cause != null && watch.closingAt == 0; // it ends just now
            closingAt = untimed ? System.nanoTime() : watch.closingAt;
            functionSince = watch.functionSince != 0 ? watch.functionSince : watch.openedAt;
            teardownSince = watch.teardownSince;
            cause = watch.cause;
            by = watch.by;
            byThread = watch.byThread;
        }
    }

    public static void forEachLink(Node node, Consumer<? super ProcessLink> visitor) {
        Link[] chunk = new Link[CHUNK];
        int left = Integer.MAX_VALUE;
        boolean first = true;
        while (left > 0) {
            int found = 0;
            int s = node.lock();
            left = Math.min(left, node.outEndLocked());
            while (left > 0 && found < CHUNK) {
                Link link = node.linkAtLocked(--left);
                if (link != null) {
                    chunk[found++] = link;
                }
            }
            node.unlock(s);
            if (first && (s & Node.WAITS_FOREVER) != 0) {
                visitor.accept(new ProcessLink(node, background(), false, true, false));
            }
            first = false;
            for (int i = 0; i < found; i++) {
                visitor.accept(seen(node, chunk[i], chunk[i].to()));
            }
        }
    }

    public static void forEachLinkFrom(Node node, Consumer<? super ProcessLink> visitor) {
        for (Source source : sources(node)) {
            visitor.accept(seen(source.node(), source.link(), node));
        }
    }

    static ProcessNode background() {
        ProcessProvider provider = ProcessProvider.installed();
        return provider.node(provider.background());
    }

    private static ProcessLink seen(Node from, Link link, Node to) {
        return new ProcessLink(
                from, to, link.has(Link.CLOSES), link.has(Link.WAITS), link.has(Link.FAILS));
    }

    /** A link to a node, and where it comes from. */
    public record Source(Node node, Link link) {}

    /**
     * The links to a node. They are counted and copied under the lock. If there are more than
     * expected, this is repeated with more room.
     */
    public static List<Source> sources(Node node) {
        Link[] links = new Link[4];
        Node[] froms = new Node[4];
        while (true) {
            int found = 0;
            int s = node.lock();
            if (Node.phase(s) != Node.CLOSED) {
                Node first = node.firstParentLocked();
                if (first != null) {
                    froms[0] = first;
                    links[found++] = node;
                }
                for (ExtraLink link = node.newestInLocked();
                        link != null;
                        link = link.olderLocked(), found++) {
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
}
