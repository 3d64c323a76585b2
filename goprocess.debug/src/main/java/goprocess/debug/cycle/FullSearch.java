package goprocess.debug.cycle;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Visits everything that some processes wait for, through any chain, depth first and without
 * recursion. In each group of processes that wait for each other it finds at least one cycle.
 */
public final class FullSearch {
    private record Step(ProcessNode node, Iterator<ProcessNode> waitedFor) {}

    private final Set<Long> seen = new HashSet<>();
    private final List<Step> path = new ArrayList<>();
    private final Map<Long, Integer> placeOnPath = new HashMap<>();
    private final List<Cycle> found = new ArrayList<>();

    private FullSearch() {}

    /**
     * Searches.
     *
     * @param starts where to begin
     * @return the cycles, which may be none
     */
    public static List<Cycle> from(Collection<? extends ProcessNode> starts) {
        return from(starts, new HashSet<>());
    }

    /** Like {@link #from(Collection)}, and adds the numbers of the visited processes to the set. */
    static List<Cycle> from(Collection<? extends ProcessNode> starts, Set<Long> looked) {
        FullSearch search = new FullSearch();
        for (ProcessNode start : starts) {
            search.walk(start);
        }
        looked.addAll(search.seen);
        return search.found;
    }

    private void walk(ProcessNode start) {
        enter(start);
        while (!path.isEmpty()) {
            Step step = path.getLast();
            if (step.waitedFor.hasNext()) {
                enter(step.waitedFor.next());
            } else {
                path.removeLast();
                placeOnPath.remove(step.node.id());
            }
        }
    }

    private void enter(ProcessNode node) {
        if (seen.add(node.id())) {
            Deque<ProcessNode> waitedFor = new ArrayDeque<>();
            node.forEachLink(
                    link -> {
                        if (link.waits()) {
                            waitedFor.add(link.to());
                        }
                    });
            placeOnPath.put(node.id(), path.size());
            path.add(new Step(node, waitedFor.iterator()));
            return;
        }
        @Nullable Integer place = placeOnPath.get(node.id());
        if (place != null) {
            found.add(
                    new Cycle(path.subList(place, path.size()).stream().map(Step::node).toList()));
        }
    }
}
