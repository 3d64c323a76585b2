package goprocess.debug.diagnosis;

import goprocess.debug.graph.Components;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.graph.WorkWait;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for cycles that end by themselves, because one of their functions or teardowns waits with a
 * timeout, and for those that may have ended. A search that followed this wait would only return to
 * the same process, so that process is the culprit.
 */
final class TimedCycles {
    private final Snapshot graph;
    private final WaitsForGraph waitsFor;
    private final SearchTree tree;
    private final List<Culprit> found;

    TimedCycles(Snapshot graph, WaitsForGraph waitsFor, SearchTree tree, List<Culprit> found) {
        this.graph = graph;
        this.waitsFor = waitsFor;
        this.tree = tree;
        this.found = found;
    }

    /** Searches everything below the given places, except where a certain cycle is known. */
    void searchBelow(IntPredicate places) {
        if (graph.workWaits().stream().allMatch(WorkWait::lasts)) {
            return;
        }
        int[] certain =
                found.stream()
                        .filter(culprit -> culprit.kind().certain())
                        .mapToInt(Culprit::place)
                        .toArray();
        Components components = new Components(waitsFor.start, waitsFor.target, edge -> true);
        IntStream.range(0, graph.size()).filter(places).forEach(components::searchFrom);
        for (int[] component : components.circular()) {
            int[] members = component.clone();
            Arrays.sort(members);
            if (Arrays.stream(certain).noneMatch(place -> isIn(members, place))) {
                Arrays.stream(members).forEach(place -> addWork(members, place));
            }
        }
    }

    private void addWork(int[] members, int place) {
        for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
            WaitKind how = waitsFor.how(edge);
            if (!how.lasts() && isIn(members, waitsFor.target[edge])) {
                add(place, how.workOf(graph.detail(place)), how);
            }
        }
    }

    private void add(int place, @Nullable WorkLook work, WaitKind how) {
        FindingKind kind =
                how.isOfTeardown() ? FindingKind.STUCK_TEARDOWN : FindingKind.STUCK_FUNCTION;
        long since = how.isOfTeardown() && work != null ? work.since() : graph.closingAt(place);
        found.add(new Culprit(kind, place, graph.orNow(since), work, tree, Chain.NONE));
    }

    private static boolean isIn(int[] sorted, int place) {
        return Arrays.binarySearch(sorted, place) >= 0;
    }
}
