package goprocess.debug.graph;

import goprocess.api.State;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The processes that may hold a close: those that are closing or whose close is requested, and
 * those that they wait for, by links and on the threads of their functions and teardowns. So may
 * those whose work waits for its own process: whoever closes that will wait forever.
 */
final class MayHold {
    private final Columns columns;
    private final BitSet found = new BitSet();
    private final ArrayDeque<Integer> next = new ArrayDeque<>();

    private final IntFunction<List<Integer>> awaitedByWork;

    private MayHold(Columns columns, IntFunction<List<Integer>> awaitedByWork) {
        this.columns = columns;
        this.awaitedByWork = awaitedByWork;
    }

    /**
     * The places of these processes.
     *
     * @param awaitedByWork the places that the function and the teardown of a place wait for
     */
    static BitSet in(Columns columns, IntFunction<List<Integer>> awaitedByWork) {
        MayHold search = new MayHold(columns, awaitedByWork);
        for (int place = 0; place < columns.size; place++) {
            if (columns.state(place) == State.CLOSING || columns.afterChildren(place)) {
                search.add(place);
            }
        }
        while (!search.next.isEmpty()) {
            search.addWaitedFor(search.next.remove());
        }
        search.found.or(CyclesOfWork.in(columns, awaitedByWork, search.found));
        return search.found;
    }

    private void addWaitedFor(int place) {
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if ((columns.kinds[link] & LinkKind.WAITS) != 0) {
                add(columns.targets[link]);
            }
        }
        awaitedByWork.apply(place).forEach(this::add);
    }

    private void add(int place) {
        if (!found.get(place)) {
            found.set(place);
            next.add(place);
        }
    }
}
