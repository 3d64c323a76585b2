package goprocess.debug.diagnosis;

import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Looks for circles: of links alone, and of links and the waits of functions and teardowns. */
final class CertainSearch {
    /** Each is told with its whole chain; of a graph tied in more knots these are enough. */
    private static final int MOST_CIRCLES = 100;

    private final Snapshot graph;
    private final Holds holds;
    private final HoldTree tree;
    private final List<Culprit> found;
    private final Circles circles;

    CertainSearch(Snapshot graph, Holds holds, HoldTree tree, List<Culprit> found) {
        this.graph = graph;
        this.holds = holds;
        this.tree = tree;
        this.found = found;
        this.circles = new Circles(holds);
    }

    /** Searches everything below the given places. */
    void searchBelow(IntPredicate places) {
        IntPredicate links = edge -> holds.how(edge) == How.LINK;
        for (int[] component : circular(places, links)) {
            int entry = entryOf(component);
            Chain circle = circles.through(component, entry, links, edge -> true);
            add(Kind.WAIT_CYCLE, entry, circle, null);
        }
        if (!graph.workWaits().isEmpty()) {
            IntPredicate untimed = edge -> !holds.how(edge).timed();
            for (int[] component : circular(places, untimed)) {
                selfWait(component, untimed);
            }
        }
    }

    private List<int[]> circular(IntPredicate places, IntPredicate counts) {
        Components components = new Components(holds, counts);
        for (int place = 0; place < graph.size(); place++) {
            if (places.test(place)) {
                components.searchFrom(place);
            }
        }
        List<int[]> circular = components.circular();
        return circular.subList(0, Math.min(circular.size(), MOST_CIRCLES));
    }

    private void selfWait(int[] component, IntPredicate untimed) {
        IntPredicate works = edge -> holds.how(edge) != How.LINK;
        int[] members = component.clone();
        Arrays.sort(members);
        for (int place : members) {
            for (int edge = holds.start[place]; edge < holds.start[place + 1]; edge++) {
                boolean inside = Arrays.binarySearch(members, holds.target[edge]) >= 0;
                if (inside && works.test(edge) && untimed.test(edge)) {
                    Chain circle = circles.through(component, place, untimed, works);
                    Detail detail = graph.detail(place);
                    boolean teardown = circle.how().get(0) == How.TEARDOWN;
                    WorkLook work =
                            detail == null
                                    ? null
                                    : teardown ? detail.teardown() : detail.function();
                    add(Kind.SELF_WAIT, place, circle.circleFrom(entryOf(component)), work);
                    return;
                }
            }
        }
    }

    /** The member that the chain from above meets first. */
    private int entryOf(int[] component) {
        int[] members = component.clone();
        Arrays.sort(members);
        int entry = members[0];
        if (tree.isReached(entry)) {
            for (int at = entry; at >= 0; at = tree.above(at)) {
                if (Arrays.binarySearch(members, at) >= 0) {
                    entry = at;
                }
            }
        }
        return entry;
    }

    private void add(Kind kind, int place, Chain circle, @Nullable WorkLook work) {
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
