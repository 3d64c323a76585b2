package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** The processes that may hold a close: those that are closing, and those that they wait for. */
final class Holders {
    /** A stack takes microseconds and kilobytes: of a huge close, these tell enough. */
    private static final int MOST_STACKS = 1_000;

    private final Walk walk;
    private final Columns columns;
    private final BitSet holders = new BitSet();

    Holders(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
        ArrayDeque<Integer> next = new ArrayDeque<>();
        for (int place = 0; place < columns.size; place++) {
            if (columns.state(place) == State.CLOSING || columns.afterChildren(place)) {
                holders.set(place);
                next.add(place);
            }
        }
        while (!next.isEmpty()) {
            addWaitedFor(next.remove(), next);
        }
    }

    /**
     * A process that had not begun to close may have begun during the walk, and is then no finding.
     * And one that was waited for may have closed after its waiter was read and before the links of
     * that were.
     */
    void lookAgain() {
        holders.stream()
                .filter(
                        place ->
                                columns.state(place) == State.RUNNING
                                        || columns.waitsForUnseen(place))
                .forEach(place -> columns.look(place, walk.nodes.get(place).look()));
    }

    /** Whether a function or teardown among them has not begun: a carrier may be missing. */
    boolean haveQueued() {
        return holders.stream().anyMatch(place -> isQueued(columns.details[place]));
    }

    private static boolean isQueued(@Nullable Detail detail) {
        return detail != null
                && (isQueued(detail.function())
                        || isQueued(detail.teardown())
                        || isQueued(detail.callback()));
    }

    private static boolean isQueued(@Nullable WorkLook work) {
        return work != null && !work.started();
    }

    /** Takes stacks, first of what waits for nothing but its own work. */
    void takeStacks(boolean all) {
        StackTaker taker = new StackTaker(all ? Integer.MAX_VALUE : MOST_STACKS);
        holders.stream().filter(place -> columns.waitsFor[place] <= 1).forEach(taker);
        holders.stream().filter(place -> columns.waitsFor[place] > 1).forEach(taker);
        if (all) {
            for (int place = 0; place < columns.size; place++) {
                if (!holders.get(place)) {
                    taker.accept(place);
                }
            }
        }
    }

    private void addWaitedFor(int place, ArrayDeque<Integer> next) {
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            int to = columns.targets[link];
            if ((columns.kinds[link] & LinkKind.WAITS) != 0 && !holders.get(to)) {
                holders.set(to);
                next.add(to);
            }
        }
    }

    /**
     * Takes the stacks of a process, and looks again: a stack counts if its work is still there.
     */
    private final class StackTaker implements IntConsumer {
        private int left;

        StackTaker(int left) {
            this.left = left;
        }

        @Override
        public void accept(int place) {
            Detail before = columns.details[place];
            if (left == 0 || before == null || !before.works()) {
                return;
            }
            ProcessNode node = walk.nodes.get(place);
            ProcessNode.Look look = node.look();
            ThreadLook function = stackOf(look.function());
            ThreadLook teardown = stackOf(look.teardown());
            ThreadLook callback = stackOf(Detail.firstCallback(look));
            columns.look(place, node.look());
            Detail detail = columns.details[place];
            if (detail != null) {
                columns.details[place] = detail.withStacks(function, teardown, callback);
            }
        }

        private @Nullable ThreadLook stackOf(ProcessNode.@Nullable Work work) {
            if (work == null || work.thread() == null || left == 0) {
                return null;
            }
            left--;
            return ThreadLook.withStack(work.thread());
        }
    }
}
