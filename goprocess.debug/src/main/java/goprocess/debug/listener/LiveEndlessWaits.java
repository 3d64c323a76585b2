package goprocess.debug.listener;

import goprocess.debug.graph.Snapshot;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds functions and teardowns that wait for {@code background()}, or, through any chain of links
 * and of such waits, for their own process. They hang even if nothing is closing.
 */
final class LiveEndlessWaits {
    /**
     * What a thread waits for.
     *
     * @param childrenOnly whether it waits only for what the process waits for, and not for its
     *     function
     * @param timed whether the wait ends by itself
     */
    record Awaited(ProcessNode node, boolean childrenOnly, boolean timed) {
        boolean isBackground() {
            return node.id() == Snapshot.BACKGROUND;
        }

        boolean isEndless() {
            return isBackground() && !timed;
        }

        /** Whether it holds what waits for it. Nothing closes the background process. */
        boolean holds() {
            return !isBackground() || !timed;
        }
    }

    // A million functions may have begun, so they are kept in two arrays.
    private ProcessNode[] begun = new ProcessNode[16];
    private long[] threads = new long[16];
    private int size;

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
     * @param known the numbers of processes that need not be found. If no other one has work that
     *     waits, no cycle is searched for
     */
    List<ProcessNode> find(Map<Long, List<Awaited>> waitedForBy, Set<Long> known) {
        Map<Long, List<ProcessNode>> workOn = new LinkedHashMap<>();
        boolean allKnown = true;
        for (int i = 0; i < size && !waitedForBy.isEmpty(); i++) {
            if (waitedForBy.containsKey(threads[i])) {
                workOn.computeIfAbsent(threads[i], tid -> new ArrayList<>(1)).add(begun[i]);
                allKnown &= known.contains(begun[i].id());
            }
        }
        List<ProcessNode> found = new ArrayList<>();
        workOn.forEach(
                (thread, working) -> {
                    if (waitedForBy.getOrDefault(thread, List.of()).stream()
                            .anyMatch(Awaited::isEndless)) {
                        found.addAll(working);
                    }
                });
        if (!allKnown) {
            found.addAll(new WaitersAbove(workOn, waitedForBy).waitingForThemselves());
        }
        return found;
    }

    /** Those of them that hang without an end: a cycle may have a wait that ends by itself. */
    List<ProcessNode> findLasting(Map<Long, List<Awaited>> waitedForBy) {
        Map<Long, List<Awaited>> lasting = new HashMap<>();
        waitedForBy.forEach(
                (thread, waits) ->
                        lasting.put(thread, waits.stream().filter(wait -> !wait.timed()).toList()));
        lasting.values().removeIf(List::isEmpty);
        return find(lasting, Set.of());
    }
}
