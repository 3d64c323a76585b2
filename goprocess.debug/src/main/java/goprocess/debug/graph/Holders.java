package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

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
        for (int place = 0; place < columns.size; place++) {
            if (columns.state(place) == State.CLOSING) {
                holders.set(place);
                addWaitedFor(place);
            } else if (columns.afterChildren(place)) {
                addWaitedFor(place);
            }
        }
    }

    /**
     * What had not begun to close may have begun while the walk went on: that is no news. And what
     * was waited for may have closed between the look at a process and that at its links.
     */
    void lookAgain() {
        holders.stream()
                .filter(
                        place ->
                                columns.state(place) == State.RUNNING
                                        || columns.waitsForUnseen(place))
                .forEach(place -> columns.look(place, walk.nodes.get(place).look()));
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

    private void addWaitedFor(int place) {
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if ((columns.kinds[link] & LinkKind.WAITS) != 0) {
                holders.set(columns.targets[link]);
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
            if (left == 0
                    || before == null
                    || (before.function() == null && before.teardown() == null)) {
                return;
            }
            ProcessNode node = walk.nodes.get(place);
            ProcessNode.Look look = node.look();
            ThreadLook function = stackOf(look.function());
            ThreadLook teardown = stackOf(look.teardown());
            columns.look(place, node.look());
            Detail detail = columns.details[place];
            if (detail != null) {
                columns.details[place] = detail.withStacks(function, teardown);
            }
        }

        private @Nullable ThreadLook stackOf(ProcessNode.@Nullable Work work) {
            if (work == null || work.thread() == null || !work.started() || left == 0) {
                return null;
            }
            left--;
            return ThreadLook.withStack(work.thread());
        }
    }
}
