package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Foremost;
import goprocess.debug.graph.StackRank;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Visits everything below some processes, and sorts it by its relevance for a close. */
final class LiveWalk {
    /**
     * A process that may hold a close.
     *
     * @param since when that close began, or was requested; 0 if unknown
     * @param own whether it is the close of the process itself
     */
    private record Held(ProcessNode node, long since, boolean own) {
        /** Its own close counts, and otherwise the oldest. */
        Held or(Held other) {
            if (own || other.own) {
                return own ? this : other;
            }
            return StackRank.earlier(since, other.since) == since ? this : other;
        }
    }

    private final Map<Long, ProcessNode> seen = new HashMap<>();
    private final Queue<ProcessNode> next = new ArrayDeque<>();
    private final List<ProcessNode> all = new ArrayList<>();
    private final List<ProcessNode> working = new ArrayList<>();
    private final List<ProcessNode> closing = new ArrayList<>();

    /** The processes that threads wait for. One of these threads may run a function. */
    private final List<ProcessNode> waitedFor = new ArrayList<>();

    /** The same by the number of the thread. */
    private final Map<Long, List<LiveEndlessWaits.Awaited>> waitedForBy = new HashMap<>();

    private final LiveEndlessWaits endlessWaits = new LiveEndlessWaits();

    /** The processes that hold a close by themselves, or will: the culprits. */
    private final Map<Long, Held> holding = new LinkedHashMap<>();

    /** Those of them that are shown with the stacks of their work, by their rank. */
    private final Map<Long, ProcessNode> withStacks = new LinkedHashMap<>();

    private long running;
    private long links;
    private long waits;

    LiveWalk(Collection<ProcessNode> roots) {
        roots.forEach(this::add);
        for (ProcessNode node = next.poll(); node != null; node = next.poll()) {
            look(node);
        }
        holdFurther();
        // These come first where there are more than stacks, and otherwise only new ones matter.
        Set<Long> known = holding.size() > ThreadText.MOST_STACKS ? Set.of() : holding.keySet();
        List<ProcessNode> onTheirOwn = endlessWaits.find(waitedForBy, known);
        onTheirOwn.forEach(node -> hold(new Held(node, 0, false)));
        Set<Long> endless = new HashSet<>();
        if (!onTheirOwn.isEmpty()) {
            endlessWaits.findLasting(waitedForBy).forEach(node -> endless.add(node.id()));
        }
        rank(endless);
    }

    private void rank(Set<Long> endless) {
        Foremost<StackRank> first = new Foremost<>(ThreadText.MOST_STACKS, StackRank::compareTo);
        holding.forEach(
                (id, held) -> {
                    ProcessNode.Look look = held.node.look();
                    boolean waits = waits(look.function()) || waits(look.teardown());
                    StackRank rank = StackRank.of(id, look, waits, held.since);
                    first.add(endless.contains(id) ? rank.asEndless() : rank);
                });
        for (StackRank rank : first.inOrder()) {
            Held held = holding.get(rank.process());
            if (held != null) {
                withStacks.put(rank.process(), held.node);
            }
        }
        all.removeIf(this::isWithStacks);
        all.addAll(0, withStacks.values());
    }

    /**
     * Adds everything that a culprit waits for, since that holds the close as well: a running one
     * by its links, and any one whose function or teardown waits on its thread.
     */
    private void holdFurther() {
        Queue<Held> further = new ArrayDeque<>(holding.values());
        for (Held held = further.poll(); held != null; held = further.poll()) {
            Held from = held;
            if (from.node.state() == State.RUNNING) {
                from.node.forEachLink(
                        link -> {
                            if (link.waits()) {
                                holdBelow(from, link.to(), further);
                            }
                        });
            }
            if (!waitedForBy.isEmpty()) {
                ProcessNode.Look look = from.node.look();
                holdWaitedForBy(from, look.function(), further);
                holdWaitedForBy(from, look.teardown(), further);
            }
        }
    }

    private boolean waits(ProcessNode.@Nullable Work work) {
        Thread thread = begunOn(work);
        return thread != null
                && waitedForBy.getOrDefault(thread.threadId(), List.of()).stream()
                        .anyMatch(LiveEndlessWaits.Awaited::holds);
    }

    private static @Nullable Thread begunOn(ProcessNode.@Nullable Work work) {
        return work == null || !work.started() ? null : work.thread();
    }

    private void holdWaitedForBy(Held from, ProcessNode.@Nullable Work work, Queue<Held> further) {
        Thread thread = begunOn(work);
        if (thread != null) {
            waitedForBy
                    .getOrDefault(thread.threadId(), List.of())
                    .forEach(target -> holdBelow(from, target.node(), further));
        }
    }

    private void holdBelow(Held from, ProcessNode node, Queue<Held> further) {
        Held below = below(from.since, from.own && from.node.state() == State.RUNNING, node);
        if (hold(below)) {
            further.add(below);
        }
    }

    /** One that a close waits for: it is as old as that, unless it is to close itself. */
    private static Held below(long since, boolean runs, ProcessNode node) {
        ProcessNode.Look look = node.look();
        return isToClose(look)
                ? new Held(node, closeOf(look), true)
                : new Held(node, StackRank.heldBelow(since, runs, look.openedAt()), false);
    }

    /** Returns whether it is new. */
    private boolean hold(Held held) {
        int before = holding.size();
        holding.merge(held.node.id(), held, Held::or);
        return holding.size() > before;
    }

    private static boolean isToClose(ProcessNode.Look look) {
        return look.state() == State.CLOSING || look.afterChildren();
    }

    /** When it began to close, or was asked to; 0 if unknown. */
    static long closeOf(ProcessNode.Look look) {
        return look.state() == State.RUNNING ? look.wishedAt() : look.closingAt();
    }

    private void add(ProcessNode node) {
        if (seen.putIfAbsent(node.id(), node) == null) {
            next.add(node);
            all.add(node);
        }
    }

    private void look(ProcessNode node) {
        ProcessNode.Look look = node.look();
        boolean works = look.function() != null || look.teardown() != null;
        boolean mayWait = isToClose(look);
        if (look.state() == State.RUNNING) {
            running++;
        } else if (look.state() == State.CLOSING) {
            closing.add(node);
        }
        if (works || look.afterChildren()) {
            working.add(node);
            endlessWaits.add(node, look.function());
            endlessWaits.add(node, look.teardown());
        }
        boolean waitsForOther = lookAtLinks(node, look);
        if (mayWait && (works || !look.callbacks().isEmpty() || !waitsForOther)) {
            hold(new Held(node, closeOf(look), true));
        }
        List<ProcessNode.Wait> waitsForIt = node.waits();
        List<ProcessNode.Wait> waitsForChildren = node.childrenWaits();
        if (!waitsForIt.isEmpty() || !waitsForChildren.isEmpty()) {
            waitedFor.add(node);
        }
        waitsForIt.forEach(wait -> note(wait, node, false));
        waitsForChildren.forEach(wait -> note(wait, node, true));
    }

    private void note(ProcessNode.Wait wait, ProcessNode node, boolean childrenOnly) {
        waitedForBy
                .computeIfAbsent(wait.thread().threadId(), tid -> new ArrayList<>(1))
                .add(new LiveEndlessWaits.Awaited(node, childrenOnly, wait.timed()));
    }

    /** Whether it waits for another process. */
    private boolean lookAtLinks(ProcessNode node, ProcessNode.Look look) {
        boolean mayWait = isToClose(look);
        boolean runs = look.state() == State.RUNNING;
        long before = waits;
        node.forEachLink(
                link -> {
                    links++;
                    waits += link.waits() ? 1 : 0;
                    add(link.to());
                    if (mayWait && link.waits() && link.to().state() == State.RUNNING) {
                        hold(below(closeOf(look), runs, link.to()));
                    }
                });
        return waits > before;
    }

    /**
     * All processes. Here and in the other orders those with stacks come first, by their rank, so
     * that the room for stacks is theirs.
     */
    Collection<ProcessNode> all() {
        return all;
    }

    /** First the processes that hold a close, then those above them, then other closing ones. */
    Collection<ProcessNode> firstWhatHolds(int most) {
        Map<Long, ProcessNode> found = new LinkedHashMap<>();
        Queue<ProcessNode> up = new ArrayDeque<>();
        Collection<ProcessNode> hold =
                inOrder(List.of(withStacks.values(), awaitedBackground(), holders()));
        for (Collection<ProcessNode> some : List.of(hold, closing)) {
            for (ProcessNode node : some) {
                if (found.size() < most && found.putIfAbsent(node.id(), node) == null) {
                    up.add(node);
                }
            }
            addAbove(up, found, most);
        }
        return found.values();
    }

    private static void addAbove(Queue<ProcessNode> up, Map<Long, ProcessNode> found, int most) {
        for (ProcessNode node = up.poll(); node != null; node = up.poll()) {
            node.forEachLinkFrom(
                    (ProcessLink link) -> {
                        ProcessNode above = link.from();
                        if (found.size() < most && found.putIfAbsent(above.id(), above) == null) {
                            up.add(above);
                        }
                    });
        }
    }

    /**
     * The processes that hold a close, then others that are closing or waited for, then others with
     * unfinished work.
     */
    Collection<ProcessNode> unfinished() {
        return inOrder(
                List.of(
                        withStacks.values(),
                        awaitedBackground(),
                        holders(),
                        closing,
                        waitedFor,
                        working));
    }

    /** The background process, without which it is not known that work waits for it forever. */
    private Collection<ProcessNode> awaitedBackground() {
        return waitedForBy.values().stream()
                .flatMap(List::stream)
                .filter(LiveEndlessWaits.Awaited::isEndless)
                .map(LiveEndlessWaits.Awaited::node)
                .limit(1)
                .toList();
    }

    private static Collection<ProcessNode> inOrder(List<Collection<ProcessNode>> parts) {
        Map<Long, ProcessNode> found = new LinkedHashMap<>();
        for (Collection<ProcessNode> some : parts) {
            some.forEach(node -> found.putIfAbsent(node.id(), node));
        }
        return found.values();
    }

    /** The processes that hold a close by themselves, or will. */
    Collection<ProcessNode> holders() {
        return holding.values().stream().map(Held::node).toList();
    }

    /** Whether the work of a process is shown with its stacks, as far as there is room. */
    boolean isWithStacks(ProcessNode node) {
        return withStacks.containsKey(node.id());
    }

    long running() {
        return running;
    }

    int closing() {
        return closing.size();
    }

    /** How many have a function or teardown that has not ended, or a requested close. */
    int working() {
        return working.size();
    }

    long links() {
        return links;
    }
}
