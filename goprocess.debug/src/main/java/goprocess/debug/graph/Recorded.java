package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes a snapshot of a graph in a recording. */
public final class Recorded {
    /** A function or teardown that had begun. */
    private record Begun(int place, boolean teardown, WorkLook work) {
        /**
         * Whether a wait of its thread belongs to this work. A teardown may run on a thread that
         * waits for its process, or for one above it; such a wait is older than the teardown.
         */
        private boolean made(RecordedThreads.Wait wait) {
            long later = wait.since() - work.since();
            return teardown ? later > 0 : later >= 0;
        }
    }

    /** A thread that waited for a process at a place, or only for what that one waits for. */
    private record Seen(int place, RecordedThreads.Wait by) {}

    private final Walk walk = new Walk();
    private final List<Seen> waits = new ArrayList<>();
    private final Map<Long, List<Begun>> begunByThread = new HashMap<>();
    private final List<CarrierHolder> carrierHolders = new ArrayList<>();
    private boolean carriersFree = true;

    private Recorded() {}

    /**
     * Makes the snapshot.
     *
     * @param nodes all of them
     * @param time the moment at which they were in this state
     * @param nanoTime the same moment on the clock of their times
     * @param pid the process id of the JVM they were in
     * @param missing why some may be missing, a sentence for each reason
     * @return the graph, with the threads that {@link RecordedThreads.Node} provides
     */
    public static Snapshot of(
            List<ProcessNode> nodes, Instant time, long nanoTime, long pid, List<String> missing) {
        Recorded recorded = new Recorded();
        recorded.walk.columns.missing = List.copyOf(missing);
        return recorded.snapshot(nodes, time, nanoTime, pid);
    }

    private Snapshot snapshot(List<ProcessNode> nodes, Instant time, long nanoTime, long pid) {
        walk.columns.recorded = true;
        discover(nodes);
        walk.settleUnknownTargets();
        for (int place = 0; place < walk.columns.size; place++) {
            if (walk.nodes.get(place) instanceof RecordedThreads.Node node) {
                take(place, node.threads(), nanoTime);
            }
        }
        carrierHolders.sort(Comparator.comparingLong(holder -> walk.columns.ids[holder.place()]));
        return new Snapshot(
                time,
                nanoTime,
                pid,
                walk.columns,
                threadWaits(),
                workWaits(),
                carriersFree,
                carriersFree ? List.of() : carrierHolders);
    }

    /** Orders the processes as a capture does: first those without a parent, then downwards. */
    private void discover(List<ProcessNode> nodes) {
        List<ProcessNode> inOrder =
                nodes.stream().sorted(Comparator.comparingLong(ProcessNode::id)).toList();
        inOrder.stream()
                .filter(node -> node.state() != State.CLOSED && isRoot(node))
                .forEach(walk::discover);
        walk.run();
        inOrder.forEach(walk::discover);
        walk.run();
    }

    private static boolean isRoot(ProcessNode node) {
        AtomicBoolean below = new AtomicBoolean();
        node.forEachLinkFrom(link -> below.compareAndSet(false, link.closes() && link.waits()));
        return !below.get();
    }

    private void take(int place, RecordedThreads threads, long nanoTime) {
        walk.columns.work(place, threads);
        carriersFree &= !threads.noCarrier();
        threads.onCarriers()
                .forEach(thread -> carrierHolders.add(new CarrierHolder(place, thread)));
        begun(place, false, threads.function());
        begun(place, true, threads.teardown());
        for (RecordedThreads.Wait wait : threads.waits()) {
            waits.add(new Seen(place, wait));
        }
        if (threads.comesAndGoes()
                && !walk.columns.works(place)
                && walk.columns.waitsForLateOnly(place)) {
            walk.columns.flags[place] |= Snapshot.COMES_AND_GOES;
            walk.columns.markStaying(place, nanoTime - Churn.PATIENCE);
        }
    }

    private void begun(int place, boolean teardown, @Nullable WorkLook work) {
        if (work != null && work.started() && work.thread() != null) {
            begunByThread
                    .computeIfAbsent(work.thread().tid(), tid -> new ArrayList<>(1))
                    .add(new Begun(place, teardown, work));
        }
    }

    /** In the order of {@link WaitingThreads}. */
    private List<ThreadWait> threadWaits() {
        return waits.stream()
                .filter(seen -> !seen.by.childrenOnly())
                .sorted(
                        Comparator.comparingLong((Seen seen) -> walk.columns.ids[seen.place])
                                .thenComparing(seen -> seen.by.since(), StackRank::compareTimes)
                                .thenComparingLong(seen -> seen.by.thread().tid()))
                .map(Recorded::threadWait)
                .toList();
    }

    private static ThreadWait threadWait(Seen seen) {
        RecordedThreads.Wait wait = seen.by;
        return new ThreadWait(seen.place, wait.thread(), wait.timed(), wait.since());
    }

    private List<WorkWait> workWaits() {
        List<WorkWait> made = new ArrayList<>();
        for (Seen seen : waits) {
            RecordedThreads.Wait wait = seen.by;
            for (Begun begun : begunByThread.getOrDefault(wait.thread().tid(), List.of())) {
                if (begun.made(wait)) {
                    made.add(
                            new WorkWait(
                                    begun.place,
                                    seen.place,
                                    wait.childrenOnly(),
                                    begun.teardown,
                                    wait.timed(),
                                    wait.mayHaveEnded(),
                                    wait.since()));
                }
            }
        }
        return made;
    }
}
