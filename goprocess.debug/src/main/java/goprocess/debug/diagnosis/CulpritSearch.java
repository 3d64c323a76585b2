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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final Snapshot graph;
    private final long minimumAge;
    private final WaitsForGraph waitsFor;
    private final SearchTree tree;
    private final OwnWork ownWork;
    private final Ages ages;
    private final BitSet asked = new BitSet();
    private final BitSet wished = new BitSet();

    /** The processes that were found as each kind that holds both of their nodes. */
    private final Map<FindingKind, BitSet> once = new EnumMap<>(FindingKind.class);

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
        this.queue = new int[waitsFor.size];
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
                    waitedFor.set(waitsFor.place(waitsFor.target[edge]));
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
            int node = queue[visited++];
            boolean functionWaits = false;
            boolean teardownWaits = false;
            for (int edge = waitsFor.start[node]; edge < waitsFor.start[node + 1]; edge++) {
                if (follow(node, edge) && !mayBeGivenUp(node, edge)) {
                    functionWaits |= waitsFor.how(edge).isOfFunction();
                    teardownWaits |= waitsFor.how(edge).isOfTeardown();
                }
            }
            boolean childrenOnly = waitsFor.isChildrenOnly(node);
            ownWork.judge(
                    waitsFor.place(node),
                    functionWaits,
                    teardownWaits,
                    (kind, work) -> {
                        if (kind == FindingKind.COMES_AND_GOES || !childrenOnly) {
                            add(node, kind, work);
                        }
                    });
        }
    }

    /** Whether the edge explains why the one above it does not close. */
    private boolean follow(int node, int edge) {
        int place = waitsFor.place(node);
        int target = waitsFor.target[edge];
        int to = waitsFor.place(target);
        if (graph.id(to) == Snapshot.BACKGROUND) {
            return neverEnds(node, edge);
        }
        if (graph.comesAndGoes(place) && waitsFor.how(edge).isLink() && !graph.stays(to)) {
            // It closes after a moment, so it is not the culprit.
            return true;
        }
        if (graph.state(to) == State.CLOSING || ownWork.willClose(to)) {
            goOn(node, edge, target);
        } else if (isWishedToEnd(node, to)) {
            // Its children are waited for from the end of its function.
            goOn(node, edge, to);
        } else if (tree.along(node, edge)) {
            notClosing.add(target);
            neverAsked(target, ownWork.functionOf(to));
        }
        return true;
    }

    private void goOn(int node, int edge, int to) {
        if (tree.along(node, edge, to)) {
            wished.set(to, wished.get(node));
            queue[queued++] = to;
        }
    }

    /**
     * Whether a process is waited for by a requested close, and is expected to end by its function:
     * no process closes it.
     */
    private boolean isWishedToEnd(int node, int to) {
        return wished.get(node) && ownWork.functionOf(to) != null;
    }

    /**
     * Whether the edge is a wait that ends by a timeout, for a process that nobody closes. Whoever
     * waits so expects that it goes on running, so the work that waits is a culprit itself.
     */
    private boolean mayBeGivenUp(int node, int edge) {
        int to = waitsFor.place(waitsFor.target[edge]);
        return waitsFor.how(edge).timed()
                && graph.state(to) == State.RUNNING
                && !ownWork.willClose(to)
                && !asked.get(to)
                && !isWishedToEnd(node, to);
    }

    private boolean neverEnds(int node, int edge) {
        WaitKind how = waitsFor.how(edge);
        if (!how.lasts()) {
            return false;
        }
        int place = waitsFor.place(node);
        FindingKind kind = FindingKind.WAITING_FOR_BACKGROUND;
        if (!how.isLink() || isNew(kind, place)) {
            Chain step = waitsFor.chain(new int[] {node, waitsFor.target[edge]}, List.of(how));
            WorkLook work = how.workOf(graph.detail(place));
            found.add(new Culprit(kind, node, ages.ofClose(node), work, tree, step));
        }
        return true;
    }

    /** Whether a process was not found as a kind before: it may be reached at two nodes. */
    private boolean isNew(FindingKind kind, int place) {
        BitSet known = once.computeIfAbsent(kind, first -> new BitSet());
        boolean isNew = !known.get(place);
        known.set(place);
        return isNew;
    }

    private void add(int node, FindingKind kind, @Nullable WorkLook work) {
        int place = waitsFor.place(node);
        boolean nobodyAsks =
                ownWork.willClose(place)
                        && !wished.get(node)
                        && work != null
                        && work == ownWork.functionOf(place);
        if (nobodyAsks) {
            neverAsked(node, work);
        } else if (kind != FindingKind.COMES_AND_GOES || isNew(kind, place)) {
            long since = graph.orNow(ages.since(kind, node, work));
            found.add(new Culprit(kind, node, since, work, tree, Chain.NONE));
        }
    }

    /**
     * Reports a process that nobody closes. If a closing process closes it, it is about to begin to
     * close, and there is no culprit.
     */
    private void neverAsked(int node, @Nullable WorkLook function) {
        FindingKind kind = FindingKind.NEVER_ASKED_TO_CLOSE;
        int place = waitsFor.place(node);
        if (!asked.get(place) && isNew(kind, place)) {
            long since = ages.ofClose(node);
            found.add(new Culprit(kind, node, since, function, tree, Chain.NONE));
        }
    }

    private void goDownBeyondClosing() {
        while (!notClosing.isEmpty()) {
            int node = notClosing.remove();
            for (int edge = waitsFor.start[node]; edge < waitsFor.start[node + 1]; edge++) {
                if (graph.id(waitsFor.place(waitsFor.target[edge])) == Snapshot.BACKGROUND) {
                    neverEnds(node, edge);
                } else if (tree.along(node, edge)) {
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
