package goprocess.debug.graph;

import goprocess.api.State;

import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * The processes that may hold a close: those that are closing or whose close is requested, and
 * those that they wait for.
 */
final class MayHold {
    private final Columns columns;
    private final BitSet found = new BitSet();
    private final ArrayDeque<Integer> next = new ArrayDeque<>();

    private MayHold(Columns columns) {
        this.columns = columns;
    }

    /** The places of these processes. */
    static BitSet in(Columns columns) {
        MayHold search = new MayHold(columns);
        for (int place = 0; place < columns.size; place++) {
            if (columns.state(place) == State.CLOSING || columns.afterChildren(place)) {
                search.add(place);
            }
        }
        while (!search.next.isEmpty()) {
            search.addWaitedFor(search.next.remove());
        }
        return search.found;
    }

    private void addWaitedFor(int place) {
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if ((columns.kinds[link] & LinkKind.WAITS) != 0) {
                add(columns.targets[link]);
            }
        }
    }

    private void add(int place) {
        if (!found.get(place)) {
            found.set(place);
            next.add(place);
        }
    }
}
