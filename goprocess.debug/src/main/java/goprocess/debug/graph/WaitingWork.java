package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the functions and teardowns that wait, on their threads, until another process, or
 * everything that it waits for, is closed.
 *
 * <p>Because of these waits a diagnosis calls a deadlock certain, so they must all have existed at
 * the same moment. A link from a process that waits lasts until its target is closed, but a wait
 * may be interrupted. So every wait is read twice: once during the walk, and once after it. A wait
 * that is the same both times lasted from one reading to the other, and there is a moment at which
 * all such waits existed. The work is read after its wait: if it began before the wait and has not
 * ended, the wait belongs to it.
 */
final class WaitingWork {
    private record Candidate(int place, boolean teardown, Walk.SeenWait seen) {
        Awaited awaited() {
            return new Awaited(seen.target(), seen.childrenOnly());
        }
    }

    /** What a thread waits for. */
    private record Awaited(int target, boolean childrenOnly) {}

    private final Walk walk;

    WaitingWork(Walk walk) {
        this.walk = walk;
    }

    List<WorkWait> confirmed() {
        List<Candidate> candidates = candidates();
        Map<Awaited, Set<ProcessNode.Wait>> again = new HashMap<>();
        for (Candidate candidate : candidates) {
            again.computeIfAbsent(candidate.awaited(), this::waitsFor);
        }
        List<WorkWait> confirmed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ProcessNode.Wait wait = candidate.seen.by();
            if (again.getOrDefault(candidate.awaited(), Set.of()).contains(wait)
                    && isIn(candidate)) {
                confirmed.add(
                        new WorkWait(
                                candidate.place,
                                candidate.seen.target(),
                                candidate.seen.childrenOnly(),
                                candidate.teardown,
                                wait.timed(),
                                false,
                                wait.since()));
            }
        }
        return confirmed;
    }

    private Set<ProcessNode.Wait> waitsFor(Awaited awaited) {
        ProcessNode node = walk.nodes.get(awaited.target);
        return new HashSet<>(awaited.childrenOnly ? node.childrenWaits() : node.waits());
    }

    private List<Candidate> candidates() {
        Map<Long, List<Walk.SeenWait>> byThread = new HashMap<>();
        for (Walk.SeenWait seen : walk.waits) {
            byThread.computeIfAbsent(seen.by().thread().threadId(), tid -> new ArrayList<>(1))
                    .add(seen);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int place = 0; !byThread.isEmpty() && place < walk.columns.size; place++) {
            Detail detail = walk.columns.details[place];
            if (detail != null) {
                add(place, false, detail.function(), byThread, candidates);
                add(place, true, detail.teardown(), byThread, candidates);
            }
        }
        return candidates;
    }

    private static void add(
            int place,
            boolean teardown,
            @Nullable WorkLook work,
            Map<Long, List<Walk.SeenWait>> byThread,
            List<Candidate> candidates) {
        if (work != null && work.thread() != null && work.started()) {
            for (Walk.SeenWait seen : byThread.getOrDefault(work.thread().tid(), List.of())) {
                candidates.add(new Candidate(place, teardown, seen));
            }
        }
    }

    /**
     * Whether the wait belongs to the work. A teardown may run on a thread that waits for its
     * process, or for one above it; such a wait is older than the teardown.
     */
    private boolean isIn(Candidate candidate) {
        ProcessNode.Look look = walk.nodes.get(candidate.place).look();
        walk.columns.look(candidate.place, look);
        ProcessNode.Work work = candidate.teardown ? look.teardown() : look.function();
        ProcessNode.Wait wait = candidate.seen.by();
        if (work == null || work.thread() != wait.thread() || !work.started()) {
            return false;
        }
        long later = wait.since() - work.since();
        return candidate.teardown ? later > 0 : later >= 0;
    }
}
