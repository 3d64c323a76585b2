package goprocess.debug.diagnosis;

import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for circles: of links alone, and of links and the waits of functions and teardowns. Of
 * processes that are tied in a knot, it finds so many that each of them is in one; of the second
 * kind, that each of those whose work waits is.
 */
final class CertainSearch {
    /** Each is told with its whole chain; of a graph tied in more knots these are enough. */
    private static final int MOST_CIRCLES = 100;

    private final Snapshot graph;
    private final WaitsForGraph holds;
    private final SearchTree tree;
    private final List<Culprit> found;
    private final ShortestCycle circles;

    /** The members of all that was found. */
    private final BitSet tied = new BitSet();

    private int left;

    CertainSearch(Snapshot graph, WaitsForGraph holds, SearchTree tree, List<Culprit> found) {
        this.graph = graph;
        this.holds = holds;
        this.tree = tree;
        this.found = found;
        this.circles = new ShortestCycle(holds);
    }

    /**
     * Searches everything below the given places. That nobody closes a process is no news any more
     * where closing it would not help.
     */
    void searchBelow(IntPredicate places) {
        IntPredicate links = edge -> holds.how(edge) == WaitKind.LINK;
        left = MOST_CIRCLES;
        circular(places, links).forEach(component -> waitCycles(component, links));
        if (!graph.workWaits().isEmpty()) {
            IntPredicate untimed = edge -> !holds.how(edge).timed();
            left = MOST_CIRCLES;
            circular(places, untimed).forEach(component -> selfWaits(component, untimed));
        }
        found.removeIf(
                culprit ->
                        culprit.kind() == FindingKind.NEVER_ASKED_TO_CLOSE
                                && tied.get(culprit.place()));
    }

    private List<int[]> circular(IntPredicate places, IntPredicate counts) {
        Components components = new Components(holds, counts);
        for (int place = 0; place < graph.size(); place++) {
            if (places.test(place)) {
                components.searchFrom(place);
            }
        }
        return components.circular();
    }

    private void waitCycles(int[] component, IntPredicate links) {
        BitSet untold = setOf(component);
        int start = left > 0 ? entryOf(untold) : -1;
        for (; start >= 0 && left > 0; left--) {
            Chain circle = circles.through(component, start, links, edge -> true);
            int entry = entryOf(setOf(circle.places().toArray()));
            circle.places().forEach(untold::clear);
            add(FindingKind.WAIT_CYCLE, entry, circle.circleFrom(entry), null);
            start = untold.nextSetBit(0);
        }
    }

    private void selfWaits(int[] component, IntPredicate untimed) {
        BitSet members = setOf(component);
        IntPredicate works = edge -> holds.how(edge) != WaitKind.LINK;
        IntPredicate ties = untimed.and(works).and(edge -> members.get(holds.target[edge]));
        BitSet untold = new BitSet();
        members.stream().filter(place -> edges(place).anyMatch(ties)).forEach(untold::set);
        for (int place = untold.nextSetBit(0);
                place >= 0 && left > 0;
                place = untold.nextSetBit(place + 1), left--) {
            Chain circle = circles.through(component, place, untimed, works);
            for (int i = 0; i < circle.how().size(); i++) {
                if (circle.how().get(i) != WaitKind.LINK) {
                    untold.clear(circle.place(i));
                }
            }
            WorkLook work = circle.how().get(0).workOf(graph.detail(place));
            int entry = entryOf(setOf(circle.places().toArray()));
            add(FindingKind.SELF_WAIT, place, circle.circleFrom(entry), work);
        }
    }

    private IntStream edges(int place) {
        return IntStream.range(holds.start[place], holds.start[place + 1]);
    }

    private static BitSet setOf(int[] places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }

    /** The member that the chain from above meets first. */
    private int entryOf(BitSet members) {
        int entry = members.nextSetBit(0);
        if (tree.isReached(entry)) {
            for (int at = entry; at >= 0; at = tree.above(at)) {
                if (members.get(at)) {
                    entry = at;
                }
            }
        }
        return entry;
    }

    private void add(FindingKind kind, int place, Chain circle, @Nullable WorkLook work) {
        circle.places().forEach(tied::set);
        Culprit culprit = new Culprit(kind, place, 0, work, tree, circle);
        found.add(new Culprit(kind, place, since(culprit.chain()), work, tree, circle));
    }

    private long since(Chain chain) {
        return chain.places()
                        .mapToLong(graph::closingAt)
                        .filter(time -> time != 0)
                        .map(time -> time - graph.nanoTime())
                        .min()
                        .orElse(0)
                + graph.nanoTime();
    }
}
