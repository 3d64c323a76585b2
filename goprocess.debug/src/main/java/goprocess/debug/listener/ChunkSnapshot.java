package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.LiveLinkEvent;
import goprocess.debug.event.LiveProcessEvent;
import goprocess.debug.event.LiveWaitEvent;
import goprocess.debug.event.LiveWorkEvent;
import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.event.SnapshotEvent;
import goprocess.debug.event.ThreadText;
import goprocess.debug.event.UnfinishedEvent;
import goprocess.debug.event.WrittenEvents;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.StackRank;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.FlightRecorder;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes snapshots into the recording: what is open when a chunk begins, and what is unfinished
 * when a chunk ends or a close takes long. They are needed because a running function has no event
 * until it has ended, a function that hangs has none at all, and a killed JVM does not end its
 * chunk.
 *
 * <p>Up to a limit a snapshot is complete. Above it, it contains what holds a close, the processes
 * above that, and the total numbers. A million processes, or very long names, would not fit into
 * the chunk and would begin the next one, and so on.
 *
 * <p>It runs on the thread that starts or ends the recording or the chunk, while the recorder waits
 * for it, or on the thread of the stall watch. Snapshots are written one after the other, so that a
 * reader knows to which of them an event belongs.
 */
final class ChunkSnapshot {
    /** How many processes fit into a chunk of the default size. */
    static final int PROCESSES = 50_000;

    private final Supplier<List<ProcessNode>> roots;
    private final Runnable atBegin = this::writeBegin;
    private final Runnable atEnd = this::writeChunkEnd;

    /**
     * The number of events that may have been written before the chunk began; -1 after its end,
     * until the next one has begun. Guarded by this.
     */
    private long writtenBefore = -1;

    ChunkSnapshot() {
        this(Capture::everything);
    }

    ChunkSnapshot(Supplier<List<ProcessNode>> roots) {
        this.roots = roots;
    }

    void register() {
        synchronized (this) {
            // A chunk that runs began with nothing to write. Otherwise the next one has to begin.
            writtenBefore = SnapshotEvent.isWanted() ? WrittenEvents.begunByNow() : -1;
        }
        FlightRecorder.addPeriodicEvent(SnapshotEvent.class, atBegin);
        FlightRecorder.addPeriodicEvent(UnfinishedEvent.class, atEnd);
    }

    private void writeBegin() {
        whileLoaded(this::begin);
    }

    private void writeChunkEnd() {
        whileLoaded(() -> end(true));
    }

    /** Writes what is unfinished, if a recording has this event enabled: a close takes long. */
    void writeUnfinished() {
        whileLoaded(() -> end(false));
    }

    /**
     * Takes no lock when the class loader has been closed, since the recorder has a lock of its
     * own.
     */
    private void whileLoaded(Runnable write) {
        try {
            write.run();
        } catch (LinkageError e) {
            unregister();
        }
    }

    private synchronized void begin() {
        writtenBefore = WrittenEvents.begunByNow();
        boolean done = false;
        try {
            LiveWalk walk = new LiveWalk(roots.get());
            boolean fits = sufficesFor(walk);
            boolean all = write(fits ? walk.all() : walk.firstWhatHolds(PROCESSES), walk);
            SnapshotEvent.emit(walk.running(), walk.closing(), walk.links(), !(fits && all));
            done = true;
        } catch (LinkageError e) {
            done = true; // there is nothing left that could be missing
            throw e;
        } finally {
            if (!done) {
                SnapshotEvent.emit(0, 0, 0, true); // else the recording would seem complete
            }
        }
    }

    private synchronized void end(boolean chunkEnds) {
        if (!UnfinishedEvent.isWanted()) {
            return;
        }
        boolean done = false;
        try {
            LiveWalk walk = new LiveWalk(roots.get());
            boolean all = write(walk.unfinished(), walk);
            emitEnd(chunkEnds, walk.working(), walk.closing(), !all);
            done = true;
        } catch (LinkageError e) {
            done = true;
            throw e;
        } finally {
            if (!done) {
                emitEnd(chunkEnds, 0, 0, true);
            }
        }
    }

    private void emitEnd(boolean chunkEnds, long working, long closing, boolean truncated) {
        if (chunkEnds) {
            long before = writtenBefore;
            // If no snapshot is taken when the next chunk begins, its beginning is not known.
            writtenBefore = -1;
            long written = before < 0 ? -1 : WrittenEvents.doneByNow() - before;
            UnfinishedEvent.atChunkEnd(working, closing, truncated, Math.max(-1, written));
        } else {
            UnfinishedEvent.atStall(working, closing, truncated);
        }
    }

    /**
     * The class loader of this module was closed, or nothing is open. If a chunk ends meanwhile,
     * none must be said to have begun without a snapshot: so the one for the end goes first.
     */
    void unregister() {
        FlightRecorder.removePeriodicEvent(atEnd);
        FlightRecorder.removePeriodicEvent(atBegin);
    }

    private static boolean sufficesFor(LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
        return budget.hasLinks(walk.links())
                && walk.all().stream().allMatch(node -> budget.takeProcess(node, node.look()));
    }

    /** Returns whether there was room for all processes and all their details. */
    private static boolean write(Collection<ProcessNode> nodes, LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
        SnapshotThreads threads = new SnapshotThreads(budget);
        Set<Long> written = new HashSet<>();
        for (ProcessNode node : nodes) {
            long time = System.nanoTime();
            ProcessNode.Look look = node.look();
            if (look.state() == State.CLOSED) {
                continue;
            }
            if (!budget.takeProcess(node, look)) {
                continue;
            }
            written.add(node.id());
            boolean withStack = walk.isWithStacks(node);
            LiveProcessEvent.emit(
                    node,
                    time,
                    look,
                    threads.function(node, look.function(), withStack, time),
                    threads.teardown(node, look.teardown(), withStack, time));
            writeOtherWork(node, look, budget, threads, time);
        }
        writeAbandoned(written, budget, threads);
        threads.writeBegun();
        nodes.stream()
                .filter(node -> written.contains(node.id()))
                .forEach(node -> writeLinks(node, written, budget, threads));
        threads.writeWaiting();
        return !budget.isExceeded();
    }

    private static void writeOtherWork(
            ProcessNode node,
            ProcessNode.Look look,
            Budget budget,
            SnapshotThreads threads,
            long time) {
        writeQueued(node, Role.FUNCTION, look.function(), budget, threads, time);
        writeQueued(node, Role.TEARDOWN, look.teardown(), budget, threads, time);
        for (ProcessNode.Work row : look.callbacks()) {
            writeWork(node, Role.CALLBACK, row, budget, threads, time);
        }
    }

    private static void writeQueued(
            ProcessNode node,
            Role role,
            ProcessNode.@Nullable Work work,
            Budget budget,
            SnapshotThreads threads,
            long time) {
        if (work != null && !work.started()) {
            writeWork(node, role, work, budget, threads, time);
        }
    }

    private static void writeWork(
            ProcessNode node,
            Role role,
            ProcessNode.Work work,
            Budget budget,
            SnapshotThreads threads,
            long time) {
        if (budget.takeLink()) {
            boolean noCarrier = threads.lacksCarrier(work);
            ThreadText thread = threads.other(node.id(), work.thread(), time);
            LiveWorkEvent.emit(node.id(), role, work, noCarrier, thread, time);
        }
    }

    /** What was given up is usually all that is left of its process. */
    private static void writeAbandoned(Set<Long> written, Budget budget, SnapshotThreads threads) {
        long time = System.nanoTime();
        for (AbandonedWork work : longestFirst(ProcessProvider.installed().abandoned())) {
            if (budget.takeLink()) {
                boolean isOpen = written.contains(work.processId());
                ThreadText thread = threads.other(work.processId(), work.thread(), time);
                LiveWorkEvent.emit(work, isOpen, thread, time);
            }
        }
    }

    /** As a diagnosis names them: not all may have a stack. */
    private static List<AbandonedWork> longestFirst(List<AbandonedWork> works) {
        return works.stream()
                .sorted(
                        Comparator.comparing(AbandonedWork::since, StackRank::compareTimes)
                                .thenComparingLong(AbandonedWork::processId))
                .toList();
    }

    /** Writes the links of a process to others in the snapshot, and the waits for it. */
    private static void writeLinks(
            ProcessNode node, Set<Long> written, Budget budget, SnapshotThreads threads) {
        node.forEachLink(
                link -> {
                    if (written.contains(link.to().id()) && budget.takeLink()) {
                        LiveLinkEvent.emit(link, System.nanoTime());
                    }
                });
        long time = System.nanoTime();
        List<ProcessNode.Wait> waits = node.waits();
        waits.forEach(wait -> writeWait(node, wait, false, budget, time));
        threads.note(node, waits, time);
        node.childrenWaits().forEach(wait -> writeWait(node, wait, true, budget, time));
    }

    private static void writeWait(
            ProcessNode node,
            ProcessNode.Wait wait,
            boolean childrenOnly,
            Budget budget,
            long time) {
        if (budget.takeLink()) {
            LiveWaitEvent.emit(node, wait, childrenOnly, time);
        }
    }
}
