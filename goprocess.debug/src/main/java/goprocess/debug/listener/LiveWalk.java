package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Visits everything below some processes, and sorts it by its relevance for a close. */
final class LiveWalk {
    private final Map<Long, ProcessNode> seen = new HashMap<>();
    private final Queue<ProcessNode> next = new ArrayDeque<>();
    private final List<ProcessNode> all = new ArrayList<>();
    private final List<ProcessNode> working = new ArrayList<>();
    private final List<ProcessNode> closing = new ArrayList<>();

    /** The processes that threads wait for. One of these threads may run a function. */
    private final List<ProcessNode> waitedFor = new ArrayList<>();

    /** The same by the number of the thread. */
    private final Map<Long, List<LiveCycles.Awaited>> waitedForBy = new HashMap<>();

    private final LiveCycles cycles = new LiveCycles();

    /** The processes that hold a close by themselves, or will: the culprits. */
    private final Map<Long, ProcessNode> holding = new LinkedHashMap<>();

    private long running;
    private long links;
    private long waits;

    LiveWalk(Collection<ProcessNode> roots) {
        roots.forEach(this::add);
        for (ProcessNode node = next.poll(); node != null; node = next.poll()) {
            look(node);
        }
        holdFurther();
        cycles.find(waitedForBy).forEach(node -> holding.putIfAbsent(node.id(), node));
    }

    /**
     * Adds everything that a culprit waits for, since that holds the close as well: a running one
     * by its links, and any one whose function or teardown waits on its thread.
     */
    private void holdFurther() {
        Queue<ProcessNode> further = new ArrayDeque<>(holding.values());
        for (ProcessNode node = further.poll(); node != null; node = further.poll()) {
            if (node.state() == State.RUNNING) {
                node.forEachLink(
                        link -> {
                            if (link.waits()) {
                                hold(link.to(), further);
                            }
                        });
            }
            if (!waitedForBy.isEmpty()) {
                ProcessNode.Look look = node.look();
                holdWaitedForBy(look.function(), further);
                holdWaitedForBy(look.teardown(), further);
            }
        }
    }

    private void holdWaitedForBy(ProcessNode.@Nullable Work work, Queue<ProcessNode> further) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread != null) {
            waitedForBy
                    .getOrDefault(thread.threadId(), List.of())
                    .forEach(target -> hold(target.node(), further));
        }
    }

    private void hold(ProcessNode node, Queue<ProcessNode> further) {
        if (holding.putIfAbsent(node.id(), node) == null) {
            further.add(node);
        }
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
        boolean mayWait = look.state() == State.CLOSING || look.afterChildren();
        if (look.state() == State.RUNNING) {
            running++;
        } else if (look.state() == State.CLOSING) {
            closing.add(node);
        }
        if (works || look.afterChildren()) {
            working.add(node);
            cycles.add(node, look.function());
            cycles.add(node, look.teardown());
        }
        boolean waitsForOther = lookAtLinks(node, mayWait);
        if (mayWait && (works || !waitsForOther)) {
            holding.put(node.id(), node);
        }
        List<ProcessNode.Wait> waitsForIt = node.waits();
        List<ProcessNode.Wait> waitsForChildren = node.childrenWaits();
        if (!waitsForIt.isEmpty() || !waitsForChildren.isEmpty()) {
            waitedFor.add(node);
        }
        waitsForIt.forEach(wait -> note(wait, new LiveCycles.Awaited(node, false)));
        waitsForChildren.forEach(wait -> note(wait, new LiveCycles.Awaited(node, true)));
    }

    private void note(ProcessNode.Wait wait, LiveCycles.Awaited awaited) {
        waitedForBy
                .computeIfAbsent(wait.thread().threadId(), tid -> new ArrayList<>(1))
                .add(awaited);
    }

    /** Whether it waits for another process. */
    private boolean lookAtLinks(ProcessNode node, boolean mayWait) {
        long before = waits;
        node.forEachLink(
                link -> {
                    links++;
                    waits += link.waits() ? 1 : 0;
                    add(link.to());
                    if (mayWait && link.waits() && link.to().state() == State.RUNNING) {
                        holding.put(link.to().id(), link.to());
                    }
                });
        return waits > before;
    }

    /** All processes, those above before those below. */
    Collection<ProcessNode> all() {
        return all;
    }

    /** First the processes that hold a close, then those above them, then other closing ones. */
    Collection<ProcessNode> firstWhatHolds(int most) {
        Map<Long, ProcessNode> found = new LinkedHashMap<>();
        Queue<ProcessNode> up = new ArrayDeque<>();
        for (Collection<ProcessNode> some : List.of(holding.values(), closing)) {
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
        Map<Long, ProcessNode> found = new LinkedHashMap<>();
        for (Collection<ProcessNode> some :
                List.of(holding.values(), closing, waitedFor, working)) {
            some.forEach(node -> found.putIfAbsent(node.id(), node));
        }
        return found.values();
    }

    /** Whether a process may be what holds a close. */
    boolean mayHold(ProcessNode node) {
        return holding.containsKey(node.id());
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
