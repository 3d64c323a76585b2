package goprocess.debug.diagnosis;

import goprocess.api.State;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/** Finds the work of a process that holds its own close: callbacks, function and teardown. */
final class OwnWork {
    private final Snapshot graph;

    OwnWork(Snapshot graph) {
        this.graph = graph;
    }

    /**
     * Reports what holds a process that is closing, or whose close is requested.
     *
     * @param functionWaits whether its function waits for a process, which is then the explanation
     * @param teardownWaits whether its teardown does
     * @param told receives the kind of each finding, and the work
     */
    void judge(
            int place,
            boolean functionWaits,
            boolean teardownWaits,
            BiConsumer<FindingKind, @Nullable WorkLook> told) {
        Detail detail = graph.detail(place);
        for (WorkLook callback : detail == null ? List.<WorkLook>of() : detail.callbacks()) {
            judge(callback, FindingKind.STUCK_CALLBACK, told);
        }
        if (graph.comesAndGoes(place)) {
            told.accept(FindingKind.COMES_AND_GOES, ofOneThatComes(place));
        }
        if (detail == null) {
            return;
        }
        WorkLook teardown = detail.teardown();
        if (teardown != null && !teardownWaits) {
            judge(teardown, FindingKind.STUCK_TEARDOWN, told);
        }
        WorkLook function = detail.function();
        if (function != null && !functionWaits) {
            told.accept(
                    function.started() ? FindingKind.STUCK_FUNCTION : notBegun(function), function);
        }
    }

    /** The function of one of the processes that come and go, if one was captured. */
    private @Nullable WorkLook ofOneThatComes(int place) {
        for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
            int to = graph.target(link);
            WorkLook function = graph.stays(to) ? null : functionOf(to);
            if (function != null && function.thread() != null) {
                return function;
            }
        }
        return null;
    }

    /**
     * Reports work that the library runs. It is queued as long as its thread has no carrier; where
     * one is free, it is about to begin.
     */
    private void judge(
            WorkLook work, FindingKind stuck, BiConsumer<FindingKind, @Nullable WorkLook> told) {
        if (work.started()) {
            told.accept(stuck, work);
        } else if (!graph.carriersFree()) {
            told.accept(FindingKind.NO_CARRIER, work);
        }
    }

    /**
     * The kind for a function that has not begun. A factory made its thread; only a started virtual
     * thread that has never been on a carrier may lack one.
     */
    private FindingKind notBegun(WorkLook function) {
        ThreadLook thread = function.thread();
        return thread != null && thread.mayLackCarrier() && !graph.carriersFree()
                ? FindingKind.NO_CARRIER
                : FindingKind.STUCK_START;
    }

    /** The function of a process, if it has one that has not ended. */
    @Nullable WorkLook functionOf(int place) {
        Detail detail = graph.detail(place);
        return detail == null ? null : detail.function();
    }

    /** Whether a process is to close by itself. */
    boolean willClose(int place) {
        return graph.state(place) == State.RUNNING && graph.afterChildren(place);
    }
}
