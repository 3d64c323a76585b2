package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.LiveLinkEvent;
import goprocess.debug.event.LiveProcessEvent;
import goprocess.debug.event.LiveWaitEvent;
import goprocess.debug.event.SnapshotEvent;
import goprocess.debug.event.UnfinishedEvent;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.FlightRecorder;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes what is open into a chunk of the recording that begins, and what is unfinished into one
 * that ends: a function that runs has no event until it has ended, and one that hangs has none at
 * all.
 *
 * <p>Up to a limit that is everything; above it what holds a close, what is above that, and how
 * much there is in all: a million processes, or names as long as books, would outgrow the chunk and
 * begin the next one, and so on.
 *
 * <p>It runs on the thread that starts or ends the recording or the chunk, while the recorder waits
 * for it.
 */
final class ChunkSnapshot {
    /** How many processes a chunk of the usual size has room for. */
    static final int PROCESSES = 50_000;

    private final Supplier<List<ProcessNode>> roots;
    private final Runnable begin = this::writeBegin;
    private final Runnable end = this::writeEnd;

    ChunkSnapshot() {
        this(() -> ProcessProvider.installed().roots());
    }

    ChunkSnapshot(Supplier<List<ProcessNode>> roots) {
        this.roots = roots;
    }

    void register() {
        FlightRecorder.addPeriodicEvent(SnapshotEvent.class, begin);
        FlightRecorder.addPeriodicEvent(UnfinishedEvent.class, end);
    }

    private void writeBegin() {
        try {
            LiveWalk walk = new LiveWalk(roots.get());
            boolean fits = sufficesFor(walk);
            boolean all = write(fits ? walk.all() : walk.firstWhatHolds(PROCESSES), walk);
            SnapshotEvent.emit(walk.running(), walk.closing(), walk.links(), !(fits && all));
        } catch (NoClassDefFoundError e) {
            unregister();
        }
    }

    private void writeEnd() {
        try {
            LiveWalk walk = new LiveWalk(roots.get());
            boolean all = write(walk.unfinished(), walk);
            UnfinishedEvent.emit(walk.working(), walk.closing(), !all);
        } catch (NoClassDefFoundError e) {
            unregister();
        }
    }

    /** The class loader of this module was closed: its application has ended. */
    void unregister() {
        FlightRecorder.removePeriodicEvent(begin);
        FlightRecorder.removePeriodicEvent(end);
    }

    private static boolean sufficesFor(LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
        return budget.hasLinks(walk.links())
                && walk.all().stream().allMatch(node -> budget.takeProcess(node, node.look()));
    }

    /** Whether there was room for all of them. */
    private static boolean write(Collection<ProcessNode> nodes, LiveWalk walk) {
        Budget budget = new Budget(ChunkSize.bytes());
        Set<Long> written = new HashSet<>();
        boolean all = true;
        for (ProcessNode node : nodes) {
            long time = System.nanoTime();
            ProcessNode.Look look = node.look();
            if (look.state() == State.CLOSED) {
                continue;
            }
            if (!budget.takeProcess(node, look)) {
                all = false;
                continue;
            }
            written.add(node.id());
            boolean mayHold = walk.mayHold(node);
            LiveProcessEvent.emit(
                    node,
                    time,
                    look,
                    mayHold ? budget.stackOf(look.function()) : null,
                    mayHold ? budget.stackOf(look.teardown()) : null);
        }
        nodes.stream()
                .filter(node -> written.contains(node.id()))
                .forEach(node -> writeLinks(node, written, budget));
        return all;
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
