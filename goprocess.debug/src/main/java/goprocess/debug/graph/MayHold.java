package goprocess.debug.graph;

import goprocess.api.State;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The processes that may hold a close: those that are closing or whose close is requested, and
 * those that they wait for, by links and on the threads of their functions and teardowns. So may
 * those whose work waits for its own process, or for one that never closes: whoever closes that
 * will wait forever.
 */
final class MayHold {
    private final Columns columns;
    private final BitSet found = new BitSet();
    private final ArrayDeque<Integer> next = new ArrayDeque<>();
    private BitSet endless = new BitSet();

    private final IntFunction<List<Integer>> awaitedByWork;
    private final IntFunction<List<Integer>> lastingByWork;
    private final IntPredicate onBackground;

    /**
     * Since when what waits for a process has been closing, or its close has been requested; empty
     * if all of them are to close themselves.
     */
    private long[] closingAbove = {};

    private MayHold(
            Columns columns,
            IntFunction<List<Integer>> awaitedByWork,
            IntFunction<List<Integer>> lastingByWork) {
        this.columns = columns;
        this.awaitedByWork = awaitedByWork;
        this.lastingByWork = lastingByWork;
        this.onBackground =
                place -> lastingByWork.apply(place).stream().anyMatch(columns::isBackground);
    }

    /**
     * Finds these processes.
     *
     * @param awaitedByWork the places that the function and the teardown of a place wait for
     * @param lastingByWork those of them for which it waits without an end
     */
    static MayHold in(
            Columns columns,
            IntFunction<List<Integer>> awaitedByWork,
            IntFunction<List<Integer>> lastingByWork) {
        MayHold search = closesIn(columns, awaitedByWork, lastingByWork);
        // These come first where there are more than stacks, and otherwise only new ones matter.
        boolean tooMany = search.found.cardinality() > Snapshot.MOST_STACKS;
        search.addEndless(tooMany ? new BitSet() : search.found);
        return search;
    }

    /** Their places alone, where no order is needed. */
    static BitSet placesIn(
            Columns columns,
            IntFunction<List<Integer>> awaitedByWork,
            IntFunction<List<Integer>> lastingByWork) {
        MayHold search = closesIn(columns, awaitedByWork, lastingByWork);
        search.addEndless(search.found);
        return search.found;
    }

    private static MayHold closesIn(
            Columns columns,
            IntFunction<List<Integer>> awaitedByWork,
            IntFunction<List<Integer>> lastingByWork) {
        MayHold search = new MayHold(columns, awaitedByWork, lastingByWork);
        for (int place = 0; place < columns.size; place++) {
            if (columns.state(place) == State.CLOSING || columns.afterChildren(place)) {
                search.add(place);
            }
        }
        while (!search.next.isEmpty()) {
            search.addWaitedFor(search.next.remove());
        }
        return search;
    }

    private void addEndless(BitSet known) {
        BitSet onTheirOwn = EndlessWaits.in(columns, awaitedByWork, onBackground, known);
        found.or(onTheirOwn);
        // A cycle in which a wait ends by itself hangs only as long as that is repeated.
        endless =
                onTheirOwn.isEmpty()
                        ? onTheirOwn
                        : EndlessWaits.in(columns, lastingByWork, onBackground, new BitSet());
    }

    /**
     * Whether the function or the teardown of a process waits for another one, which is then what
     * holds it. A wait for {@code background()} that ends by itself is not held by that.
     */
    boolean waits(int place) {
        return onBackground.test(place)
                || awaitedByWork.apply(place).stream().anyMatch(to -> !columns.isBackground(to));
    }

    /** Whether the work of a process is known to wait forever. It is not told of a few. */
    boolean isEndless(int place) {
        return endless.get(place);
    }

    /** Their places. */
    BitSet places() {
        return found;
    }

    /**
     * Since when a process has been closing, or its close has been requested. One that is not to
     * close holds what waits for it, and has the time of that. It is 0 if it is unknown.
     */
    long heldSince(int place) {
        return isToClose(place) || closingAbove.length == 0
                ? columns.closingAt[place]
                : closingAbove[place];
    }

    private boolean isToClose(int place) {
        return columns.state(place) != State.RUNNING || columns.afterChildren(place);
    }

    private void addWaitedFor(int place) {
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if ((columns.kinds[link] & LinkKind.WAITS) != 0) {
                add(place, columns.targets[link]);
            }
        }
        awaitedByWork.apply(place).forEach(target -> add(place, target));
    }

    private void add(int from, int place) {
        if (!isToClose(place)) {
            if (closingAbove.length == 0) {
                closingAbove = new long[columns.size];
            }
            closingAbove[place] =
                    StackRank.earlier(
                            closingAbove[place],
                            StackRank.heldBelow(
                                    heldSince(from),
                                    columns.state(from) == State.RUNNING
                                            && columns.afterChildren(from),
                                    columns.openedAt[place]));
        }
        add(place);
    }

    private void add(int place) {
        if (!found.get(place)) {
            found.set(place);
            next.add(place);
        }
    }
}
