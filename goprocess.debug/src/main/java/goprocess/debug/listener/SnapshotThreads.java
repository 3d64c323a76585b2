package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.LiveThreadEvent;
import goprocess.debug.event.LiveThreadEvent.LockText;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Carriers;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the threads of a snapshot, and writes what is not in the events of their processes: what
 * a thread waits for, that it was interrupted, where the threads are that wait for a close, and
 * which work occupies the carrier threads while none is free.
 */
final class SnapshotThreads {
    /** Work that had begun, and the time of the event that shows it. */
    private record Begun(long process, Thread thread, @Nullable SeenThread seen, long time) {}

    private final Budget budget;
    private final CarrierProbe carriers = new CarrierProbe();
    private final List<Begun> begun = new ArrayList<>();

    SnapshotThreads(Budget budget) {
        this.budget = budget;
    }

    /** Whether work has not begun, and no carrier thread is free. */
    boolean lacksCarrier(ProcessNode.Work work) {
        return !work.started() && !carriers.areFree();
    }

    /** The state and stack of a function that has begun and may hold a close, if there is room. */
    @Nullable ThreadText function(
            ProcessNode node, ProcessNode.@Nullable Work work, boolean mayHold, long time) {
        return begun(node, work, mayHold, mayHold && node.isFunctionInterrupted(), time);
    }

    /** The same of a teardown. */
    @Nullable ThreadText teardown(
            ProcessNode node, ProcessNode.@Nullable Work work, boolean mayHold, long time) {
        return begun(node, work, mayHold, false, time);
    }

    private @Nullable ThreadText begun(
            ProcessNode node,
            ProcessNode.@Nullable Work work,
            boolean mayHold,
            boolean interrupted,
            long time) {
        Thread thread = work == null || !work.started() ? null : work.thread();
        if (thread == null) {
            return null;
        }
        SeenThread seen = mayHold ? budget.lookAt(thread) : null;
        if (seen != null && interrupted) {
            seen = seen.asInterrupted();
        }
        if (seen != null || thread.isVirtual()) {
            begun.add(new Begun(node.id(), thread, seen, time));
        }
        return seen == null ? null : seen.text();
    }

    /** The state and stack of a callback, of work that had not begun, or that was abandoned. */
    @Nullable ThreadText other(long process, @Nullable Thread thread, long time) {
        SeenThread seen = budget.lookAt(thread);
        if (thread == null || seen == null) {
            return null;
        }
        if (seen.hasMore() && budget.takeLink()) {
            write(process, thread, seen, false, null, time);
        }
        return seen.text();
    }

    /** Writes where the first threads are that wait for a process, if that is to close. */
    void writeWaiting(ProcessNode node, List<ProcessNode.Wait> waits, long time) {
        if (waits.isEmpty() || !isToClose(node.look())) {
            return;
        }
        for (ProcessNode.Wait wait : waits) {
            SeenThread seen = budget.lookAtWaiting(wait.thread());
            if (seen == null || !budget.takeLink()) {
                return;
            }
            write(node.id(), wait.thread(), seen, false, seen.text(), time);
        }
    }

    private static boolean isToClose(ProcessNode.Look look) {
        return look.state() == State.CLOSING || look.afterChildren();
    }

    /**
     * Writes what the events of functions and teardowns leave out. Which of them occupy a carrier
     * is of interest only when it is known that none is free.
     */
    void writeBegun() {
        boolean lacking = carriers.areLacking();
        for (Begun one : begun) {
            if (lacking && Carriers.isMounted(one.thread)) {
                writeMounted(one);
            } else if (one.seen != null && one.seen.hasMore() && budget.takeLink()) {
                write(one.process, one.thread, one.seen, false, null, one.time);
            }
        }
    }

    private void writeMounted(Begun one) {
        SeenThread seen = one.seen != null ? one.seen : budget.lookAtMounted(one.thread);
        if (budget.takeLink()) {
            write(one.process, one.thread, seen, true, seen == null ? null : seen.text(), one.time);
        }
    }

    private static void write(
            long process,
            Thread thread,
            @Nullable SeenThread seen,
            boolean onCarrier,
            @Nullable ThreadText text,
            long time) {
        LiveThreadEvent.emit(
                process,
                thread,
                seen == null ? LockText.NONE : seen.lock(),
                seen != null && seen.interrupted(),
                onCarrier,
                text,
                time);
    }
}
