package goprocess.debug.listener;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Finds functions and teardowns that wait, through any chain of links and of such waits, for their
 * own process. They hang even if nothing is closing. It goes up from each of them, since usually
 * few processes are above one and very many may be below. Where there are too many the stack of the
 * work is not in the recording; a diagnosis finds the cycle all the same.
 */
final class LiveCycles {
    /** So many processes and what waits for them are looked at: the recorder waits meanwhile. */
    private static final int MOST_LOOKS = 100_000;

    /** So many for one of them, since a process that many use has very many above it. */
    private static final int MOST_LOOKS_FOR_ONE = 10_000;

    /**
     * What a thread waits for.
     *
     * @param childrenOnly whether it waits only for what the process waits for, and not for its
     *     function
     */
    record Awaited(ProcessNode node, boolean childrenOnly) {}

    // A million functions may have begun, so they are kept in two arrays.
    private ProcessNode[] begun = new ProcessNode[16];
    private long[] threads = new long[16];
    private int size;

    /** The processes whose work is on a thread that waits, by the number of the thread. */
    private final Map<Long, List<ProcessNode>> workOn = new LinkedHashMap<>();

    private int looksLeft = MOST_LOOKS;

    /** Notes a function or a teardown that may have begun. */
    void add(ProcessNode node, ProcessNode.@Nullable Work work) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread == null) {
            return;
        }
        if (size == begun.length) {
            begun = Arrays.copyOf(begun, size + size / 2);
            threads = Arrays.copyOf(threads, begun.length);
        }
        begun[size] = node;
        threads[size++] = thread.threadId();
    }

    /**
     * The processes of these functions and teardowns.
     *
     * @param waitedForBy what threads wait for, by the numbers of the threads
     */
    List<ProcessNode> find(Map<Long, List<Awaited>> waitedForBy) {
        for (int i = 0; i < size && !waitedForBy.isEmpty(); i++) {
            if (waitedForBy.containsKey(threads[i])) {
                workOn.computeIfAbsent(threads[i], tid -> new ArrayList<>(1)).add(begun[i]);
            }
        }
        List<ProcessNode> found = new ArrayList<>();
        workOn.forEach(
                (tid, nodes) -> {
                    List<Awaited> awaited = waitedForBy.getOrDefault(tid, List.of());
                    nodes.stream()
                            .filter(node -> isAbove(idsOf(awaited, node), node))
                            .forEach(found::add);
                });
        return found;
    }

    /** A wait for the children of one's own process is a wait for each of these. */
    private static Set<Long> idsOf(List<Awaited> awaited, ProcessNode own) {
        Set<Long> ids = new HashSet<>();
        for (Awaited one : awaited) {
            if (!one.childrenOnly || one.node.id() != own.id()) {
                ids.add(one.node.id());
            } else {
                own.forEachLink(
                        link -> {
                            if (link.waits() && ids.size() < MOST_LOOKS_FOR_ONE) {
                                ids.add(link.to().id());
                            }
                        });
            }
        }
        return ids;
    }

    /** Whether one of some processes is this one or waits for it. */
    private boolean isAbove(Set<Long> awaited, ProcessNode node) {
        Set<Long> seen = new HashSet<>(Set.of(node.id()));
        Queue<ProcessNode> up = new ArrayDeque<>(List.of(node));
        boolean found = awaited.contains(node.id());
        int before = Math.min(looksLeft, MOST_LOOKS_FOR_ONE);
        int left = before;
        while (!found && left > 0 && !up.isEmpty()) {
            List<ProcessNode> above = whatWaitsFor(up.remove());
            left -= 1 + above.size();
            for (ProcessNode next : above) {
                found |= awaited.contains(next.id());
                if (seen.add(next.id())) {
                    up.add(next);
                }
            }
        }
        looksLeft -= before - Math.max(0, left);
        return found;
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
