package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds what functions and teardowns below the root of a capture wait for elsewhere in the graph,
 * usually a parent of the root. It asks every process which threads wait for it, and does so only
 * if a process is closing or a thread waits for one.
 */
final class Outside {
    private final Walk walk;
    private final Supplier<? extends List<? extends ProcessNode>> everything;

    Outside(Walk walk, Supplier<? extends List<? extends ProcessNode>> everything) {
        this.walk = walk;
        this.everything = everything;
    }

    /**
     * Adds to the walk what its threads wait for, and everything below that, until nothing new is
     * found.
     */
    void follow() {
        if (walk.waits.isEmpty() && !somethingCloses()) {
            return;
        }
        Map<Long, List<ProcessNode>> waitedFor = waitedForByThread();
        int known = 0;
        while (!waitedFor.isEmpty() && known < walk.columns.size) {
            int end = walk.columns.size;
            for (int place = known; place < end; place++) {
                Detail detail = walk.columns.details[place];
                if (detail != null) {
                    discover(detail.function(), waitedFor);
                    discover(detail.teardown(), waitedFor);
                }
            }
            known = end;
            walk.run();
        }
    }

    private boolean somethingCloses() {
        for (int place = 0; place < walk.columns.size; place++) {
            if (walk.columns.state(place) == State.CLOSING || walk.columns.afterChildren(place)) {
                return true;
            }
        }
        return false;
    }

    private void discover(@Nullable WorkLook work, Map<Long, List<ProcessNode>> waitedFor) {
        if (work != null && work.thread() != null) {
            waitedFor.getOrDefault(work.thread().tid(), List.of()).forEach(walk::discover);
        }
    }

    private Map<Long, List<ProcessNode>> waitedForByThread() {
        Map<Long, List<ProcessNode>> found = new HashMap<>();
        IdIndex seen = new IdIndex();
        List<ProcessNode> open = new ArrayList<>(everything.get());
        while (!open.isEmpty()) {
            ProcessNode node = open.remove(open.size() - 1);
            if (seen.find(node.id()) == IdIndex.ABSENT) {
                seen.placeOf(node.id());
                note(node.waits(), node, found);
                note(node.childrenWaits(), node, found);
                node.forEachLink(link -> open.add(link.to()));
            }
        }
        return found;
    }

    private static void note(
            List<ProcessNode.Wait> waits, ProcessNode node, Map<Long, List<ProcessNode>> found) {
        for (ProcessNode.Wait wait : waits) {
            found.computeIfAbsent(wait.thread().threadId(), tid -> new ArrayList<>()).add(node);
        }
    }
}
