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
 * <p>The search starts at the closing processes. It goes down through processes that are closing,
 * or will close by themselves, to functions, teardowns and processes that nobody closes. These
 * findings may change with time. Certain findings do not depend on states, so they are searched for
 * below these processes as well.
 */
public final class CulpritSearch {
    private static final long BACKGROUND = 0;

    private final Snapshot graph;
    private final long minimumAge;
    private final WaitsForGraph waitsFor;
    private final SearchTree tree;
    private final OwnWork ownWork;
    private final Ages ages;
    private final BitSet asked = new BitSet();
    private final BitSet wished = new BitSet();
    private final List<Culprit> found = new ArrayList<>();
    private final ArrayDeque<Integer> notClosing = new ArrayDeque<>();
    private final int[] queue;
    private int queued;
    private int visited;

    private CulpritSearch(Snapshot graph, long minimumAge) {
        this.graph = graph;
        this.minimumAge = minimumAge;
        this.waitsFor = new WaitsForGraph(graph);
        this.tree = new SearchTree(waitsFor);
        this.ownWork = new OwnWork(graph);
        this.ages = new Ages(graph, tree);
        this.queue = new int[graph.size()];
    }

    /**
     * Finds what holds the processes that are closing, whose close is requested, or whose close a
     * thread waits for.
     */
    public static Verdict of(Snapshot graph) {
        if (graph.workWaits().isEmpty()
                && IntStream.range(0, graph.size()).noneMatch(place -> mayBeHeld(graph, place))) {
            return new Verdict(List.of(), List.of(), new BitSet());
        }
        return new CulpritSearch(graph, Long.MIN_VALUE).run(true);
    }

    /**
     * Finds what holds the processes that have been closing, or whose close has been requested, for
     * some time.
     *
     * @param minimumAge this time, in nanoseconds
     */
    public static Verdict of(Snapshot graph, long minimumAge) {
        return new CulpritSearch(graph, minimumAge).run(false);
    }

    private static boolean mayBeHeld(Snapshot graph, int place) {
        Detail detail = graph.detail(place);
        return graph.state(place) == State.CLOSING
                || graph.afterChildren(place)
                || (detail != null && !detail.abandoned().isEmpty());
    }

    private Verdict run(boolean others) {
        findAsked();
        BitSet waitedFor = waitedForByClosers();
        for (int place = 0; place < graph.size(); place++) {
            if (isTop(place) && !waitedFor.get(place) && tree.top(place)) {
                queue[queued++] = place;
            }
        }
        goDown();
        // The remaining processes are in a cycle that nothing is above, or wait for such a cycle.
        for (int place = 0; place < graph.size(); place++) {
            if (isTop(place) && tree.top(place)) {
                queue[queued++] = place;
                goDown();
            }
        }
        goDownFromWishes(waitedFor);
        if (others) {
            graph.workWaits().forEach(wait -> goDownLater(wait.from()));
            findAbandoned();
        }
        goDownBeyondClosing();
        CertainSearch certain = new CertainSearch(graph, waitsFor, tree, found);
        certain.searchBelow(tree::isReached);
        new TimedCycles(graph, waitsFor, tree, found).searchBelow(tree::isReached);
        found.sort(
                Comparator.comparing((Culprit culprit) -> !culprit.kind().certain())
                        .thenComparing(culprit -> culprit.kind() == FindingKind.ABANDONED)
                        .thenComparingLong(culprit -> culprit.since() - graph.nanoTime())
                        .thenComparing(Culprit::kind)
                        .thenComparingLong(culprit -> graph.id(culprit.place())));
        List<Integer> tops = tops();
        tree.shared(new SharedCulprits(waitsFor, found, tops));
        return new Verdict(found, tops, certain.omitted());
    }

    private List<Integer> tops() {
        return IntStream.range(0, graph.size())
                .filter(place -> (isTop(place) || isOldWish(place)) && tree.isTop(place))
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
            if (graph.state(place) == State.CLOSING || ownWork.willClose(place)) {
                for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
                    waitedFor.set(waitsFor.target[edge]);
                }
            }
        }
        return waitedFor;
    }

    private boolean isTop(int place) {
        return graph.state(place) == State.CLOSING
                && graph.nanoTime() - graph.orNow(graph.closingAt(place)) >= minimumAge;
    }

    private boolean isOldWish(int place) {
        return ownWork.willClose(place)
                && graph.nanoTime() - graph.orNow(graph.wishedAt(place)) >= minimumAge;
    }

    /**
     * Goes down from the processes whose close is requested. Everything that these wait for has to
     * end by itself.
     */
    private void goDownFromWishes(BitSet waitedFor) {
        for (boolean highest : new boolean[] {true, false}) {
            for (int place = 0; place < graph.size(); place++) {
                if (isOldWish(place) && !(highest && waitedFor.get(place)) && tree.top(place)) {
                    wished.set(place);
                    queue[queued++] = place;
                    goDown();
                }
            }
        }
    }

    private void goDownLater(int place) {
        if (graph.state(place) != State.CLOSED && tree.top(place)) {
            notClosing.add(place);
        }
    }

    private void goDown() {
        while (visited < queued) {
            int place = queue[visited++];
            boolean functionWaits = false;
            boolean teardownWaits = false;
            for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
                if (follow(place, edge) && !mayBeGivenUp(place, edge)) {
                    functionWaits |= waitsFor.how(edge).isOfFunction();
                    teardownWaits |= waitsFor.how(edge).isOfTeardown();
                }
            }
            ownWork.judge(
                    place, functionWaits, teardownWaits, (kind, work) -> add(place, kind, work));
        }
    }

    /** Whether the edge explains why the one above it does not close. */
    private boolean follow(int place, int edge) {
        int to = waitsFor.target[edge];
        if (graph.id(to) == BACKGROUND) {
            return neverEnds(place, edge);
        }
        if (graph.comesAndGoes(place) && waitsFor.how(edge).isLink() && !graph.stays(to)) {
            // It closes after a moment, so it is not the culprit.
            return true;
        }
        if (tree.along(place, edge)) {
            if (graph.state(to) == State.CLOSING
                    || ownWork.willClose(to)
                    || isWishedToEnd(place, to)) {
                wished.set(to, wished.get(place));
                queue[queued++] = to;
            } else {
                notClosing.add(to);
                neverAsked(to, ownWork.functionOf(to));
            }
        }
        return true;
    }

    /**
     * Whether a process is waited for by a requested close, and is expected to end by its function:
     * no process closes it.
     */
    private boolean isWishedToEnd(int place, int to) {
        return wished.get(place) && ownWork.functionOf(to) != null;
    }

    /**
     * Whether the edge is a wait that ends by a timeout, for a process that nobody closes. Whoever
     * waits so expects that it goes on running, so the work that waits is a culprit itself.
     */
    private boolean mayBeGivenUp(int place, int edge) {
        int to = waitsFor.target[edge];
        return waitsFor.how(edge).timed()
                && graph.state(to) == State.RUNNING
                && !ownWork.willClose(to)
                && !asked.get(to)
                && !isWishedToEnd(place, to);
    }

    private boolean neverEnds(int place, int edge) {
        WaitKind how = waitsFor.how(edge);
        if (how.timed()) {
            return false;
        }
        Chain step = new Chain(new int[] {place, waitsFor.target[edge]}, List.of(how));
        WorkLook work = how.workOf(graph.detail(place));
        found.add(
                new Culprit(
                        FindingKind.WAITING_FOR_BACKGROUND,
                        place,
                        ages.ofClose(place),
                        work,
                        tree,
                        step));
        return true;
    }

    private void add(int place, FindingKind kind, @Nullable WorkLook work) {
        boolean nobodyAsks =
                ownWork.willClose(place)
                        && !wished.get(place)
                        && work != null
                        && work == ownWork.functionOf(place);
        if (nobodyAsks) {
            neverAsked(place, work);
        } else {
            long since = graph.orNow(ages.since(kind, place, work));
            found.add(new Culprit(kind, place, since, work, tree, Chain.NONE));
        }
    }

    /**
     * Reports a process that nobody closes. If a closing process closes it, it is about to begin to
     * close, and there is no culprit.
     */
    private void neverAsked(int place, @Nullable WorkLook function) {
        if (!asked.get(place)) {
            FindingKind kind = FindingKind.NEVER_ASKED_TO_CLOSE;
            long since = ages.ofClose(place);
            found.add(new Culprit(kind, place, since, function, tree, Chain.NONE));
        }
    }

    private void goDownBeyondClosing() {
        while (!notClosing.isEmpty()) {
            int place = notClosing.remove();
            for (int edge = waitsFor.start[place]; edge < waitsFor.start[place + 1]; edge++) {
                if (graph.id(waitsFor.target[edge]) == BACKGROUND) {
                    neverEnds(place, edge);
                } else if (tree.along(place, edge)) {
                    notClosing.add(waitsFor.target[edge]);
                }
            }
        }
    }

    private void findAbandoned() {
        for (int place = 0; place < graph.size(); place++) {
            Detail detail = graph.detail(place);
            if (detail != null) {
                for (WorkLook work : detail.abandoned()) {
                    found.add(
                            new Culprit(
                                    FindingKind.ABANDONED,
                                    place,
                                    graph.orNow(work.since()),
                                    work,
                                    tree,
                                    Chain.NONE));
                }
            }
        }
    }
}
