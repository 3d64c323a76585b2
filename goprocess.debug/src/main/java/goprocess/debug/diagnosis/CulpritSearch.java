package goprocess.debug.diagnosis;

import goprocess.api.State;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows every close down to what holds it.
 *
 * <p>It goes down from what is closing, through what is closing or will close by itself, to
 * functions, teardowns and processes that nobody closes; what these are is a matter of time. What
 * is certain does not depend on states, so it is looked for below those too.
 */
public final class CulpritSearch {
    private static final long BACKGROUND = 0;

    private final Snapshot graph;
    private final long minimumAge;
    private final WaitsForGraph holds;
    private final SearchTree tree;
    private final BitSet asked = new BitSet();
    private final List<Culprit> found = new ArrayList<>();
    private final ArrayDeque<Integer> notClosing = new ArrayDeque<>();
    private final int[] queue;
    private int queued;
    private int visited;

    private CulpritSearch(Snapshot graph, long minimumAge) {
        this.graph = graph;
        this.minimumAge = minimumAge;
        this.holds = new WaitsForGraph(graph);
        this.tree = new SearchTree(holds);
        this.queue = new int[graph.size()];
    }

    /** Finds what holds anything that is closing. */
    public static Verdict of(Snapshot graph) {
        if (IntStream.range(0, graph.size()).noneMatch(place -> mayBeHeld(graph, place))) {
            return new Verdict(List.of(), List.of());
        }
        return new CulpritSearch(graph, Long.MIN_VALUE).run(true);
    }

    /**
     * Finds what holds anything that has been closing for a time.
     *
     * @param minimumAge in nanoseconds
     */
    public static Verdict of(Snapshot graph, long minimumAge) {
        return new CulpritSearch(graph, minimumAge).run(false);
    }

    private static boolean mayBeHeld(Snapshot graph, int place) {
        return graph.state(place) == State.CLOSING || graph.afterChildren(place);
    }

    private Verdict run(boolean wishesToo) {
        findAsked();
        BitSet waitedFor = waitedForByClosers();
        for (int place = 0; place < graph.size(); place++) {
            if (isTop(place) && !waitedFor.get(place) && tree.top(place)) {
                queue[queued++] = place;
            }
        }
        goDown();
        // What is left waits in a circle, or for one, with nothing above it.
        for (int place = 0; place < graph.size(); place++) {
            if (isTop(place) && tree.top(place)) {
                queue[queued++] = place;
                goDown();
            }
        }
        for (int place = 0; wishesToo && place < graph.size(); place++) {
            if (willClose(place) && tree.top(place)) {
                notClosing.add(place);
            }
        }
        goDownBeyondClosing();
        new CertainSearch(graph, holds, tree, found).searchBelow(tree::isReached);
        new TimedCycles(graph, holds, tree, found).searchBelow(tree::isReached);
        found.sort(
                Comparator.comparing((Culprit culprit) -> !culprit.kind().certain())
                        .thenComparingLong(culprit -> culprit.since() - graph.nanoTime())
                        .thenComparing(Culprit::kind)
                        .thenComparingLong(culprit -> graph.id(culprit.place())));
        return new Verdict(found, tops());
    }

    private List<Integer> tops() {
        return IntStream.range(0, graph.size())
                .filter(place -> isTop(place) && tree.isTop(place))
                .boxed()
                .toList();
    }

    private void findAsked() {
        for (int place = 0; place < graph.size(); place++) {
            if (graph.state(place) == State.CLOSING) {
                for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                    if ((graph.kind(link) & LinkKind.CLOSES) != 0) {
                        asked.set(graph.target(link));
                    }
                }
            }
        }
    }

    private BitSet waitedForByClosers() {
        BitSet waitedFor = new BitSet();
        for (int place = 0; place < graph.size(); place++) {
            if (graph.state(place) == State.CLOSING || willClose(place)) {
                for (int edge = holds.start[place]; edge < holds.start[place + 1]; edge++) {
                    waitedFor.set(holds.target[edge]);
                }
            }
        }
        return waitedFor;
    }

    private boolean isTop(int place) {
        return graph.state(place) == State.CLOSING
                && graph.nanoTime() - closingSince(place) >= minimumAge;
    }

    private boolean willClose(int place) {
        return graph.state(place) == State.RUNNING && graph.afterChildren(place);
    }

    private void goDown() {
        while (visited < queued) {
            int place = queue[visited++];
            boolean functionWaits = false;
            boolean teardownWaits = false;
            for (int edge = holds.start[place]; edge < holds.start[place + 1]; edge++) {
                if (follow(place, edge)) {
                    functionWaits |= holds.how(edge).isOfFunction();
                    teardownWaits |= holds.how(edge).isOfTeardown();
                }
            }
            judge(place, functionWaits, teardownWaits);
        }
    }

    /** Whether the edge explains why the one above it does not close. */
    private boolean follow(int place, int edge) {
        int to = holds.target[edge];
        if (graph.id(to) == BACKGROUND) {
            return neverEnds(place, edge);
        }
        if (tree.along(place, edge)) {
            if (graph.state(to) == State.CLOSING || willClose(to)) {
                queue[queued++] = to;
            } else {
                notClosing.add(to);
                neverAsked(to, runningFunction(to));
            }
        }
        return true;
    }

    private boolean neverEnds(int place, int edge) {
        WaitKind how = holds.how(edge);
        if (how.timed()) {
            return false;
        }
        Chain step = new Chain(new int[] {place, holds.target[edge]}, List.of(how));
        long since = closingSinceAbove(place);
        WorkLook work = how.workOf(graph.detail(place));
        found.add(new Culprit(FindingKind.WAITING_FOR_BACKGROUND, place, since, work, tree, step));
        return true;
    }

    private void judge(int place, boolean functionWaits, boolean teardownWaits) {
        if (graph.isHeldByCallback(place)) {
            add(FindingKind.STUCK_CALLBACK, place, closingSince(place), null);
        }
        Detail detail = graph.detail(place);
        if (detail == null) {
            return;
        }
        WorkLook teardown = detail.teardown();
        if (teardown != null && !teardown.started()) {
            add(FindingKind.NO_CARRIER, place, teardown.since(), teardown);
        } else if (teardown != null && !teardownWaits) {
            add(FindingKind.STUCK_TEARDOWN, place, teardown.since(), teardown);
        }
        WorkLook function = detail.function();
        if (function == null || functionWaits) {
            return;
        }
        if (willClose(place)) {
            neverAsked(place, function);
        } else {
            FindingKind kind =
                    function.started() ? FindingKind.STUCK_FUNCTION : FindingKind.NO_CARRIER;
            add(kind, place, closingSince(place), function);
        }
    }

    /** One that a closing process closes is about to be asked: nobody is to blame. */
    private void neverAsked(int place, @Nullable WorkLook function) {
        if (!asked.get(place)) {
            add(FindingKind.NEVER_ASKED_TO_CLOSE, place, closingSinceAbove(place), function);
        }
    }

    private void goDownBeyondClosing() {
        while (!notClosing.isEmpty()) {
            int place = notClosing.remove();
            for (int edge = holds.start[place]; edge < holds.start[place + 1]; edge++) {
                if (graph.id(holds.target[edge]) == BACKGROUND) {
                    neverEnds(place, edge);
                } else if (tree.along(place, edge)) {
                    notClosing.add(holds.target[edge]);
                }
            }
        }
    }

    private void add(FindingKind kind, int place, long since, @Nullable WorkLook work) {
        found.add(new Culprit(kind, place, graph.orNow(since), work, tree, Chain.NONE));
    }

    private @Nullable WorkLook runningFunction(int place) {
        Detail detail = graph.detail(place);
        return detail == null ? null : detail.function();
    }

    private long closingSince(int place) {
        return graph.orNow(graph.closingAt(place));
    }

    /** Since when the nearest closing process on the way down to a place is closing. */
    private long closingSinceAbove(int place) {
        int at = place;
        while (at >= 0 && graph.state(at) != State.CLOSING) {
            at = tree.above(at);
        }
        return at >= 0 ? closingSince(at) : graph.nanoTime();
    }
}
