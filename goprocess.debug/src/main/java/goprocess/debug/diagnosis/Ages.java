package goprocess.debug.diagnosis;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadWait;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Computes since when something has held a close. */
final class Ages {
    private static final int UNKNOWN = -2;
    private static final int NONE = -1;

    private final Snapshot graph;
    private final SearchTree tree;

    /** Since when a thread has waited for a process whose close is requested. */
    private final Map<Integer, Long> wishes = new HashMap<>();

    /**
     * For each node that was asked for, and all on the way up from it, the nearest one that is
     * closing or is to close. A thousand ways may have most of their length in common.
     */
    private final int[] nearest;

    Ages(Snapshot graph, SearchTree tree) {
        this.graph = graph;
        this.tree = tree;
        this.nearest = new int[tree.size()];
        Arrays.fill(nearest, UNKNOWN);
        for (ThreadWait wait : graph.waits()) {
            if (graph.afterChildren(wait.target()) && wait.since() != 0) {
                wishes.merge(wait.target(), wait.since(), this::earlier);
            }
        }
    }

    private long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    /** The time from which the age of a finding is counted. */
    long since(FindingKind kind, int node, @Nullable WorkLook work) {
        int place = tree.place(node);
        return switch (kind) {
            // These begin when the close is already in progress.
            case STUCK_TEARDOWN, STUCK_CALLBACK -> work == null ? ofClose(node) : work.since();
            case NO_CARRIER ->
                    work == null || graph.state(place) != State.CLOSING || isFunction(place, work)
                            ? ofClose(node)
                            : work.since();
            default -> ofClose(node);
        };
    }

    private boolean isFunction(int place, WorkLook work) {
        var detail = graph.detail(place);
        return detail != null && detail.function() == work;
    }

    /**
     * Since when a process has been closing or its close has been requested; otherwise the same of
     * the nearest process above it.
     */
    long ofClose(int node) {
        int place = tree.place(node);
        int nearest = nearestClose(node);
        if (nearest < 0) {
            return graph.orNow(graph.openedAt(place));
        }
        int at = tree.place(nearest);
        if (graph.state(at) == State.CLOSING) {
            return graph.orNow(graph.closingAt(at));
        }
        Long wish = wishes.get(at);
        return belowAWish(
                place, wish == null || graph.wishedAt(at) != 0 ? graph.wishedAt(at) : wish);
    }

    /**
     * The nearest node, at or above a given one, of a process that is closing or is to close;
     * negative if there is none.
     */
    private int nearestClose(int node) {
        int at = node;
        while (at >= 0 && nearest[at] == UNKNOWN && !isClose(tree.place(at))) {
            at = tree.isReached(at) ? tree.above(at) : NONE;
        }
        int found = at >= 0 && nearest[at] != UNKNOWN ? nearest[at] : at;
        for (int below = node; below != at && tree.isReached(below); below = tree.above(below)) {
            nearest[below] = found;
        }
        return found;
    }

    private boolean isClose(int place) {
        return graph.state(place) == State.CLOSING
                || graph.wishedAt(place) != 0
                || wishes.containsKey(place);
    }

    /** Below a process whose close is requested others may be opened for as long as it runs. */
    private long belowAWish(int place, long wishedAt) {
        long openedAt = graph.openedAt(place);
        return openedAt != 0 && openedAt - wishedAt > 0 ? openedAt : wishedAt;
    }
}
