package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Reads the processes that may hold a close a second time, and then their threads. */
final class Holders {
    private final Walk walk;
    private final Columns columns;
    private final BitSet holders;

    Holders(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
        this.holders = MayHold.in(walk.columns, walk.awaitedByWork());
    }

    /**
     * Reads these processes again. A process that had not begun to close may have begun during the
     * walk, and is then no finding. A process that another one waited for may have closed after the
     * state of the other was read and before its links were.
     */
    void lookAgain() {
        holders.stream()
                .filter(
                        place ->
                                columns.state(place) == State.RUNNING
                                        || columns.waitsForUnseen(place))
                .forEach(place -> columns.look(place, walk.nodes.get(place).look()));
    }

    /**
     * Whether a function or teardown among them has not begun, so that a carrier thread may be
     * missing.
     */
    boolean haveQueued() {
        return holders.stream().anyMatch(place -> isQueued(columns.details[place]));
    }

    private static boolean isQueued(@Nullable Detail detail) {
        return detail != null
                && (isQueued(detail.function())
                        || isQueued(detail.teardown())
                        || detail.callbacks().stream().anyMatch(Holders::isQueued));
    }

    private static boolean isQueued(@Nullable WorkLook work) {
        return work != null && !work.started();
    }

    /**
     * Takes stacks, first those of processes that wait only for their own work. If there are too
     * many, these are the ones that have been closing for longest, since a diagnosis names such a
     * one.
     */
    void takeStacks(boolean all) {
        StackTaker taker = new StackTaker(all ? Integer.MAX_VALUE : Snapshot.MOST_STACKS);
        BitSet alone = holdersWhere(place -> columns.waitsFor[place] <= 1 && columns.works(place));
        BitSet rest = holdersWhere(place -> !alone.get(place));
        long latest = closingAtOfLastWithStack(alone);
        BitSet older = holdersWhere(place -> alone.get(place) && closingOrNever(place) < latest);
        BitSet then = holdersWhere(place -> alone.get(place) && closingOrNever(place) == latest);
        older.stream().forEach(taker);
        then.stream().forEach(taker);
        alone.andNot(older);
        alone.andNot(then);
        alone.stream().forEach(taker);
        rest.stream().forEach(taker);
        if (all) {
            for (int place = 0; place < columns.size; place++) {
                if (!holders.get(place)) {
                    taker.accept(place);
                }
            }
        }
    }

    private BitSet holdersWhere(IntPredicate condition) {
        return holders.stream().filter(condition).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** There may be a million, so that only their times are sorted. */
    private long closingAtOfLastWithStack(BitSet places) {
        if (places.cardinality() <= Snapshot.MOST_STACKS) {
            return Long.MAX_VALUE;
        }
        long[] inOrder = places.stream().mapToLong(this::closingOrNever).sorted().toArray();
        return inOrder[Snapshot.MOST_STACKS - 1];
    }

    /** When it began to close, or was asked to; after all others if neither has happened. */
    private long closingOrNever(int place) {
        long at = columns.closingAt[place];
        return at == 0 ? Long.MAX_VALUE : at;
    }

    /**
     * Takes the stacks of a process, and then reads the process again: a stack counts only if its
     * work is still in progress.
     */
    private final class StackTaker implements IntConsumer {
        private int left;

        StackTaker(int left) {
            this.left = left;
        }

        @Override
        public void accept(int place) {
            Detail before = columns.details[place];
            if (before == null || !before.works()) {
                return;
            }
            if (left <= 0) {
                columns.details[place] = before.withoutStacks();
                return;
            }
            ProcessNode node = walk.nodes.get(place);
            ProcessNode.Look look = node.look();
            // Asked first: a stack from before an interrupt is not where the function goes on.
            Thread interrupted = interruptedThreadOf(node, look.function());
            ThreadLook function = stackOf(look.function(), interrupted);
            ThreadLook teardown = stackOf(look.teardown(), interrupted);
            List<ThreadLook> callbacks = new ArrayList<>(0);
            for (ProcessNode.Work row : look.callbacks()) {
                ThreadLook callback = stackOf(row, interrupted);
                if (callback != null) {
                    callbacks.add(callback);
                }
            }
            columns.look(place, node.look());
            Detail detail = columns.details[place];
            if (detail != null) {
                columns.details[place] = detail.withStacks(function, teardown, callbacks);
            }
        }

        /** A callback may be on the thread of the function, and then it is the one that goes on. */
        private @Nullable ThreadLook stackOf(
                ProcessNode.@Nullable Work work, @Nullable Thread interrupted) {
            if (work == null || work.thread() == null) {
                return null;
            }
            left--;
            ThreadLook look = ThreadLook.withStack(work.thread());
            return work.thread() == interrupted ? look.asInterrupted() : look;
        }

        private static @Nullable Thread interruptedThreadOf(
                ProcessNode node, ProcessNode.@Nullable Work function) {
            return function != null && node.isFunctionInterrupted() ? function.thread() : null;
        }
    }
}
