package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.LiveThreadEvent;
import goprocess.debug.event.LiveThreadEvent.LockText;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Carriers;
import goprocess.debug.graph.Foremost;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WaitRank;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Looks at the threads of a snapshot, and writes what is not in the events of their processes: what
 * a thread waits for, that it was interrupted, where the threads are that wait for a close, and
 * which functions and teardowns occupy the carrier threads while none is free.
 *
 * <p>The recorder waits meanwhile and holds its lock, and a thread may have a class of the user,
 * whose {@code getState}, {@code getStackTrace} and {@code isInterrupted} are called here.
 */
final class SnapshotThreads {
    /** A thread that waits for a close, and the time of the event that shows it. */
    private record Waiting(WaitRank rank, long time) {}

    /** Work that had begun, and the time of the event that shows it. */
    private record Begun(long process, Thread thread, @Nullable SeenThread seen, long time) {}

    private final Budget budget;
    private final CarrierProbe carriers = new CarrierProbe();
    private final boolean wanted = LiveThreadEvent.isWanted();
    private final List<Begun> inProgress = new ArrayList<>();
    private final Foremost<Waiting> waiting =
            new Foremost<>(Snapshot.MOST_WAITING_STACKS, Comparator.comparing(Waiting::rank));

    SnapshotThreads(Budget budget) {
        this.budget = budget;
    }

    /** Whether work has not begun, and no carrier thread is free. */
    boolean lacksCarrier(ProcessNode.Work work) {
        return !work.started() && !carriers.areFree();
    }

    /** The state and stack of a function that has begun, if they are wanted and there is room. */
    @Nullable ThreadText function(
            ProcessNode node, ProcessNode.@Nullable Work work, boolean withStack, long time) {
        Thread thread = begunOn(work);
        if (thread == null) {
            return null;
        }
        // Asked first: a stack from before an interrupt is not where the function goes on.
        boolean interrupted = withStack && node.isFunctionInterrupted();
        SeenThread seen = withStack ? budget.lookAt(thread) : null;
        return keep(node, thread, seen != null && interrupted ? seen.asInterrupted() : seen, time);
    }

    /** The same of a teardown. */
    @Nullable ThreadText teardown(
            ProcessNode node, ProcessNode.@Nullable Work work, boolean withStack, long time) {
        Thread thread = begunOn(work);
        return thread == null
                ? null
                : keep(node, thread, withStack ? budget.lookAt(thread) : null, time);
    }

    private static @Nullable Thread begunOn(ProcessNode.@Nullable Work work) {
        return work == null || !work.started() ? null : work.thread();
    }

    private @Nullable ThreadText keep(
            ProcessNode node, Thread thread, @Nullable SeenThread seen, long time) {
        if (seen != null || thread.isVirtual()) {
            inProgress.add(new Begun(node.id(), thread, seen, time));
        }
        return seen == null ? null : seen.text();
    }

    /** The state and stack of a callback, of work that had not begun, or that was abandoned. */
    @Nullable ThreadText other(long process, @Nullable Thread thread, long time) {
        if (thread == null) {
            return null;
        }
        Begun last = inProgress.isEmpty() ? null : inProgress.getLast();
        if (last != null && last.seen != null && last.thread == thread && last.time == time) {
            return last.seen.text(); // a callback in the function: what there is more is of both
        }
        SeenThread seen = budget.lookAt(thread);
        if (seen == null) {
            return null;
        }
        if (seen.hasMore() && wanted) {
            write(process, thread, seen, null, time);
        }
        return seen.text();
    }

    /**
     * Notes the threads that wait for a process, if that is to close.
     *
     * @param time that of the events which show them
     */
    void note(ProcessNode node, List<ProcessNode.Wait> waits, long time) {
        if (!wanted || waits.isEmpty()) {
            return;
        }
        ProcessNode.Look look = node.look();
        if (isToClose(look)) {
            for (ProcessNode.Wait wait : waits) {
                WaitRank rank = new WaitRank(LiveWalk.closeOf(look), node.id(), wait);
                waiting.add(new Waiting(rank, time));
            }
        }
    }

    /** Writes where those of them are that come first by their rank. */
    void writeWaiting() {
        for (Waiting one : waiting.inOrder()) {
            Thread thread = one.rank.by().thread();
            SeenThread seen = budget.lookAtWaiting(thread);
            if (seen == null) {
                return;
            }
            write(one.rank.process(), thread, seen, seen.text(), one.time);
        }
    }

    private static boolean isToClose(ProcessNode.Look look) {
        return look.state() == State.CLOSING || look.afterChildren();
    }

    /**
     * Writes what the events of functions and teardowns leave out. Which of them occupy a carrier
     * is of interest only when it is known that none is free. All are asked before anything is
     * written, since others may get a carrier meanwhile. Of these the oldest processes come first:
     * only so many are shown with a stack, and a diagnosis names the oldest.
     */
    void writeBegun() {
        if (!wanted) {
            return;
        }
        List<Begun> onCarriers = carriers.areLacking() ? onCarriers() : List.of();
        onCarriers.forEach(this::writeOnCarrier);
        // Compared by identity: a thread may be of a class of the user.
        Set<Begun> written = Collections.newSetFromMap(new IdentityHashMap<>());
        written.addAll(onCarriers);
        for (Begun one : inProgress) {
            if (one.seen != null && one.seen.hasMore() && !written.contains(one)) {
                write(one.process, one.thread, one.seen, null, one.time);
            }
        }
    }

    private List<Begun> onCarriers() {
        List<Begun> mounted = new ArrayList<>();
        for (Begun one : inProgress) {
            if (Carriers.isMounted(one.thread)) {
                mounted.add(one);
            }
        }
        mounted.sort(Comparator.comparingLong(Begun::process));
        return mounted;
    }

    /** Looks once more: it may have been elsewhere, and have waited, before it got the carrier. */
    private void writeOnCarrier(Begun one) {
        boolean wasInterrupted = one.seen != null && one.seen.interrupted();
        SeenThread now = budget.lookAtMounted(one.thread);
        SeenThread seen = now == null ? one.seen : now;
        LiveThreadEvent.emitOnCarrier(
                one.process,
                one.thread,
                seen == null ? LockText.NONE : seen.lock(),
                wasInterrupted || (seen != null && seen.interrupted()),
                now == null ? null : now.text(),
                one.time);
    }

    private static void write(
            long process, Thread thread, SeenThread seen, @Nullable ThreadText text, long time) {
        LiveThreadEvent.emit(process, thread, seen.lock(), seen.interrupted(), text, time);
    }
}
