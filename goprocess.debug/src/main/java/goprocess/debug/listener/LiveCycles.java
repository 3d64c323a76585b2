package goprocess.debug.listener;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Finds functions and teardowns that wait, through any chain of links and of such waits, for their
 * own process. They hang even if nothing is closing. It goes up from each of them, since few
 * processes are above one and very many may be below.
 */
final class LiveCycles {
    /** So many processes and what waits for them are looked at: the recorder waits meanwhile. */
    private static final int MOST_LOOKS = 100_000;

    private final Map<Long, List<ProcessNode>> waitedForBy;

    /** The processes whose work is on a thread that waits, by the number of the thread. */
    private final Map<Long, List<ProcessNode>> workOn = new HashMap<>();

    private int looksLeft = MOST_LOOKS;

    /**
     * Prepares a search.
     *
     * @param working processes, of which some have a function or a teardown
     * @param waitedForBy what threads wait for, by the numbers of the threads
     */
    LiveCycles(Collection<ProcessNode> working, Map<Long, List<ProcessNode>> waitedForBy) {
        this.waitedForBy = waitedForBy;
        for (ProcessNode node : waitedForBy.isEmpty() ? List.<ProcessNode>of() : working) {
            ProcessNode.Look look = node.look();
            note(node, look.function());
            note(node, look.teardown());
        }
    }

    private void note(ProcessNode node, ProcessNode.@Nullable Work work) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread != null && waitedForBy.containsKey(thread.threadId())) {
            workOn.computeIfAbsent(thread.threadId(), tid -> new ArrayList<>(1)).add(node);
        }
    }

    /** The processes of these functions and teardowns. */
    List<ProcessNode> find() {
        List<ProcessNode> found = new ArrayList<>();
        workOn.forEach(
                (tid, nodes) -> {
                    Set<Long> awaited = new HashSet<>();
                    waitedForBy.getOrDefault(tid, List.of()).forEach(to -> awaited.add(to.id()));
                    nodes.stream().filter(node -> isAbove(awaited, node)).forEach(found::add);
                });
        return found;
    }

    /** Whether one of some processes is this one or waits for it. */
    private boolean isAbove(Set<Long> awaited, ProcessNode node) {
        Set<Long> seen = new HashSet<>(Set.of(node.id()));
        Queue<ProcessNode> up = new ArrayDeque<>(List.of(node));
        for (ProcessNode at = up.poll(); at != null && looksLeft > 0; at = up.poll()) {
            if (awaited.contains(at.id())) {
                return true;
            }
            List<ProcessNode> above = whatWaitsFor(at);
            looksLeft -= 1 + above.size();
            for (ProcessNode next : above) {
                if (seen.add(next.id())) {
                    up.add(next);
                }
            }
        }
        return false;
    }

    private List<ProcessNode> whatWaitsFor(ProcessNode node) {
        List<ProcessNode> above = new ArrayList<>();
        node.forEachLinkFrom(
                link -> {
                    if (link.waits()) {
                        above.add(link.from());
                    }
                });
        node.waits().forEach(wait -> addWorkOn(wait.thread(), above));
        node.childrenWaits().forEach(wait -> addWorkOn(wait.thread(), above));
        return above;
    }

    private void addWorkOn(Thread thread, List<ProcessNode> above) {
        above.addAll(workOn.getOrDefault(thread.threadId(), List.of()));
    }
}
