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
import goprocess.debug.graph.Capture;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.FlightRecorder;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes what is open into a chunk of the recording that begins, and what is unfinished into one
 * that ends, and whenever a close takes long: a function that runs has no event until it has ended,
 * one that hangs has none at all, and a JVM that is killed ends no chunk.
 *
 * <p>Up to a limit that is everything; above it what holds a close, what is above that, and how
 * much there is in all: a million processes, or names as long as books, would outgrow the chunk and
 * begin the next one, and so on.
 *
 * <p>It runs on the thread that starts or ends the recording or the chunk, while the recorder waits
 * for it, or on that which watches for stalls. One is written after the other, so that a reader
 * knows which of them a look belongs to.
 */
final class ChunkSnapshot {
    /** How many processes a chunk of the usual size has room for. */
    static final int PROCESSES = 50_000;

    private final Supplier<List<ProcessNode>> roots;
    private final Runnable atBegin = this::writeBegin;
    private final Runnable atEnd = this::writeEnd;

    ChunkSnapshot() {
        this(Capture::everything);
    }

    ChunkSnapshot(Supplier<List<ProcessNode>> roots) {
        this.roots = roots;
    }

    void register() {
        FlightRecorder.addPeriodicEvent(SnapshotEvent.class, atBegin);
        FlightRecorder.addPeriodicEvent(UnfinishedEvent.class, atEnd);
    }

    private void writeBegin() {
        whileLoaded(this::begin);
    }

    /** Writes what is unfinished, if a recording wants to know. */
    void writeEnd() {
        whileLoaded(this::end);
    }

    /** Without a lock when it ends for good: the recorder has one of its own. */
    private void whileLoaded(Runnable write) {
        try {
            write.run();
        } catch (NoClassDefFoundError e) {
            unregister();
        }
    }

    private synchronized void begin() {
        LiveWalk walk = new LiveWalk(roots.get());
        boolean fits = sufficesFor(walk);
        boolean all = write(fits ? walk.all() : walk.firstWhatHolds(PROCESSES), walk);
        SnapshotEvent.emit(walk.running(), walk.closing(), walk.links(), !(fits && all));
    }

    private synchronized void end() {
        if (UnfinishedEvent.isWanted()) {
            LiveWalk walk = new LiveWalk(roots.get());
            boolean all = write(walk.unfinished(), walk);
            UnfinishedEvent.emit(walk.working(), walk.closing(), !all);
        }
    }

    /** The class loader of this module was closed: its application has ended. */
    void unregister() {
        FlightRecorder.removePeriodicEvent(atBegin);
        FlightRecorder.removePeriodicEvent(atEnd);
    }

    private static boolean sufficesFor(LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
        return budget.hasLinks(walk.links())
                && walk.all().stream().allMatch(node -> budget.takeProcess(node, node.look()));
    }

    /** Whether there was room for all of them, and for all that is to be said of them. */
    private static boolean write(Collection<ProcessNode> nodes, LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
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
            boolean mayHold = walk.mayHold(node);
            LiveProcessEvent.emit(
                    node,
                    time,
                    look,
                    mayHold ? budget.begun(look.function()) : null,
                    mayHold ? budget.begun(look.teardown()) : null);
            writeOtherWork(node, look, budget, time);
        }
        writeAbandoned(written, budget);
        nodes.stream()
                .filter(node -> written.contains(node.id()))
                .forEach(node -> writeLinks(node, written, budget));
        return !budget.isExceeded();
    }

    private static void writeOtherWork(
            ProcessNode node, ProcessNode.Look look, Budget budget, long time) {
        writeQueued(node, Role.FUNCTION, look.function(), budget, time);
        writeQueued(node, Role.TEARDOWN, look.teardown(), budget, time);
        for (ProcessNode.Work row : look.callbacks()) {
            writeWork(node, Role.CALLBACK, row, budget, time);
        }
    }

    private static void writeQueued(
            ProcessNode node,
            Role role,
            ProcessNode.@Nullable Work work,
            Budget budget,
            long time) {
        if (work != null && !work.started()) {
            writeWork(node, role, work, budget, time);
        }
    }

    private static void writeWork(
            ProcessNode node, Role role, ProcessNode.Work work, Budget budget, long time) {
        if (budget.takeLink()) {
            ThreadText thread = budget.lookAt(work.thread());
            LiveWorkEvent.emit(
                    node.id(), role, work.started(), work.thread(), work.since(), thread, time);
        }
    }

    private static void writeAbandoned(Set<Long> written, Budget budget) {
        long time = System.nanoTime();
        for (AbandonedWork work : ProcessProvider.installed().abandoned()) {
            if (written.contains(work.processId()) && budget.takeLink()) {
                LiveWorkEvent.emit(
                        work.processId(),
                        Role.ABANDONED,
                        true,
                        work.thread(),
                        work.since(),
                        budget.lookAt(work.thread()),
                        time);
            }
        }
    }

    /** Links of a process in the snapshot to another one in it, and the waits for it. */
    private static void writeLinks(ProcessNode node, Set<Long> written, Budget budget) {
        node.forEachLink(
                link -> {
                    if (written.contains(link.to().id()) && budget.takeLink()) {
                        LiveLinkEvent.emit(link, System.nanoTime());
                    }
                });
        long time = System.nanoTime();
        for (ProcessNode.Wait wait : node.waits()) {
            if (budget.takeLink()) {
                LiveWaitEvent.emit(node, wait, time);
            }
        }
    }
}
