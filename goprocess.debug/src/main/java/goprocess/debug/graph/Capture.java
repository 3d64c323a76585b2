package goprocess.debug.graph;

import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Captures the live graph. It walks the graph once, and then reads a second time the few things on
 * which a diagnosis depends: threads that wait, and functions and teardowns that hold a close.
 */
public final class Capture {
    private Capture() {}

    /** The roots of the whole graph of this JVM, the oldest first, as in what is read back. */
    public static List<ProcessNode> everything() {
        ProcessProvider provider = ProcessProvider.installed();
        List<ProcessNode> roots = new ArrayList<>(provider.roots());
        // It has no parent, and is of interest only if a thread waits for it.
        ProcessNode background = provider.node(provider.background());
        if (!background.waits().isEmpty()) {
            roots.add(0, background);
        }
        return roots;
    }

    /**
     * Captures everything below the given processes.
     *
     * @param roots the processes to begin with
     * @param everything the roots of the whole graph, since a thread may wait for a process
     *     elsewhere; null if these are the processes to begin with
     * @param allStacks whether the stack of every function is taken; otherwise only those that hold
     *     a close
     * @return the graph
     */
    public static Snapshot of(
            List<? extends ProcessNode> roots,
            @Nullable Supplier<? extends List<? extends ProcessNode>> everything,
            boolean allStacks) {
        Instant capturedAt = Instant.now();
        Walk walk = new Walk();
        roots.forEach(walk::discover);
        walk.run();
        if (everything == null) {
            discoverAbandoned(walk);
        } else {
            new Outside(walk, everything).follow();
        }
        walk.settleUnknownTargets();

        new LinkCheck(walk).run();

        Holders holders = new Holders(walk);
        holders.lookAgain();
        new Churn(walk).mark();
        List<WorkWait> workWaits = new WaitingWork(walk).confirmed();
        boolean carriersFree = !holders.haveQueued() || Carriers.areFree();
        holders.takeStacks(allStacks);
        for (AbandonedWork work : ProcessProvider.installed().abandoned()) {
            int place = walk.placeOf(work.processId());
            if (place != IdIndex.ABSENT) {
                walk.columns.abandoned(place, WorkLook.of(work));
            }
        }
        return new Snapshot(
                capturedAt,
                System.nanoTime(),
                ProcessHandle.current().pid(),
                walk.columns,
                new WaitingThreads(walk).looks(),
                workWaits,
                carriersFree,
                carriersFree ? List.of() : Carriers.holders(walk));
    }

    /**
     * What was given up is usually all that is left of its process. The oldest process comes first,
     * as in what is read back, and not the one whose work was given up first.
     */
    private static void discoverAbandoned(Walk walk) {
        ProcessProvider.installed().abandoned().stream()
                .sorted(Comparator.comparingLong(AbandonedWork::processId))
                .forEach(work -> walk.discover(new AbandonedNode(work)));
        walk.run();
    }
}
