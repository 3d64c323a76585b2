package goprocess.debug.diagnosis;

import goprocess.debug.graph.Components;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Looks for cycles of links alone, and for cycles of links together with the waits of functions and
 * teardowns. Of the first kind it finds enough cycles that each process of a component is in one of
 * them; of the second kind, enough that each process whose work waits is in one of them. Above a
 * limit it names the processes that are in none.
 */
public final class CertainSearch {
    /** The limit for each kind: each cycle takes a search, and is reported with its whole chain. */
    public static final int MOST_CYCLES = 100;

    private final Snapshot graph;
    private final WaitsForGraph waitsFor;
    private final SearchTree tree;
    private final List<Culprit> found;
    private final ShortestCycle cycles;

    /** The processes of all cycles that were found, and of those that were left out. */
    private final BitSet tied = new BitSet();

    private final BitSet omitted = new BitSet();
    private int left;

    CertainSearch(Snapshot graph, WaitsForGraph waitsFor, SearchTree tree, List<Culprit> found) {
        this.graph = graph;
        this.waitsFor = waitsFor;
        this.tree = tree;
        this.found = found;
        this.cycles = new ShortestCycle(waitsFor);
    }

    /**
     * Searches everything below the given places. Where closing a process would not help, it is not
     * reported that nobody closes it.
     */
    void searchBelow(IntPredicate places) {
        IntPredicate links = edge -> waitsFor.how(edge).isLink();
        left = MOST_CYCLES;
        circular(places, links).forEach(component -> waitCycles(component, links));
        if (!graph.workWaits().isEmpty()) {
            IntPredicate untimed = edge -> waitsFor.how(edge).lasts();
            left = MOST_CYCLES;
            circular(places, untimed).forEach(component -> selfWaits(component, untimed));
        }
        found.removeIf(
                culprit ->
                        culprit.kind() == FindingKind.NEVER_ASKED_TO_CLOSE
                                && tied.get(culprit.place()));
    }

    /** The places of processes that are in a cycle, and in none that was found. */
    BitSet omitted() {
        return omitted;
    }

    private List<int[]> circular(IntPredicate places, IntPredicate counts) {
        Components components = new Components(waitsFor.start, waitsFor.target, counts);
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
            Chain cycle = cycles.through(component, start, links, edge -> true);
            int entry = entryOf(setOf(cycle.nodes().toArray()));
            cycle.nodes().forEach(untold::clear);
            add(FindingKind.WAIT_CYCLE, entry, cycle.cycleFrom(entry), null);
            start = untold.nextSetBit(0);
        }
        omitted.or(untold);
        tied.or(untold);
    }

    private void selfWaits(int[] component, IntPredicate untimed) {
        BitSet members = setOf(component);
        IntPredicate works = edge -> !waitsFor.how(edge).isLink();
        IntPredicate ties = untimed.and(works).and(edge -> members.get(waitsFor.target[edge]));
        BitSet untold = new BitSet();
        members.stream().filter(place -> edges(place).anyMatch(ties)).forEach(untold::set);
        for (int place = untold.nextSetBit(0);
                place >= 0 && left > 0;
                place = untold.nextSetBit(place + 1), left--) {
            Chain cycle = cycles.through(component, place, untimed, works);
            for (int i = 0; i < cycle.how().size(); i++) {
                if (!cycle.how().get(i).isLink()) {
                    untold.clear(cycle.node(i));
                }
            }
            WorkLook work = cycle.how().get(0).workOf(graph.detail(place));
            int entry = entryOf(setOf(cycle.nodes().toArray()));
            add(FindingKind.SELF_WAIT, place, cycle.cycleFrom(entry), work);
        }
        if (!untold.isEmpty()) {
            omitted.or(untold); // work waits only at places
            members.stream().map(waitsFor::place).forEach(tied::set);
        }
    }

    private IntStream edges(int place) {
        return IntStream.range(waitsFor.start[place], waitsFor.start[place + 1]);
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

    private void add(FindingKind kind, int place, Chain cycle, @Nullable WorkLook work) {
        cycle.places().forEach(tied::set);
        Culprit culprit = new Culprit(kind, place, 0, work, tree, cycle);
        found.add(new Culprit(kind, place, since(culprit.chain(), cycle), work, tree, cycle));
    }

    /** All times are counted from the capture, as the clock may have passed zero. */
    private long since(Chain chain, Chain cycle) {
        return earliest(chain, graph::closingAt)
                        .orElseGet(() -> lastWait(cycle).orElseGet(() -> sinceMissed(chain, cycle)))
                + graph.nanoTime();
    }

    private OptionalLong earliest(Chain chain, IntToLongFunction timeOf) {
        return chain.places()
                .mapToLong(timeOf)
                .filter(time -> time != 0)
                .map(time -> time - graph.nanoTime())
                .min();
    }

    /**
     * When the last of the waits of functions and teardowns in a chain began: what nobody closes
     * has been in a cycle since then.
     */
    private OptionalLong lastWait(Chain chain) {
        Set<List<Integer>> steps = new HashSet<>();
        for (int i = 0; i < chain.how().size(); i++) {
            if (!chain.how().get(i).isLink()) {
                steps.add(List.of(chain.place(i), chain.place(i + 1)));
            }
        }
        return graph.workWaits().stream()
                .filter(wait -> steps.contains(List.of(wait.from(), wait.to())))
                .mapToLong(wait -> graph.orNow(wait.since()) - graph.nanoTime())
                .max();
    }

    /**
     * Since when the end of a cycle of links has been waited for, which nobody closes: a close
     * above it was requested, or a function or teardown above it waits. When its links were made is
     * not known, so it has not been there for longer than the youngest of its processes.
     */
    private long sinceMissed(Chain chain, Chain cycle) {
        long missed = earliest(chain, graph::wishedAt).orElseGet(() -> lastWait(chain).orElse(0));
        long youngest =
                cycle.places()
                        .mapToLong(graph::openedAt)
                        .filter(time -> time != 0)
                        .map(time -> time - graph.nanoTime())
                        .max()
                        .orElse(missed);
        return Math.max(missed, youngest);
    }
}
