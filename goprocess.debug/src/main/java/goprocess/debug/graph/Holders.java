package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the processes that may hold a close a second time, and then their threads. */
final class Holders {
    private final Walk walk;
    private final Columns columns;
    private final MayHold mayHold;
    private final BitSet holders;

    Holders(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
        this.mayHold = MayHold.in(walk.columns, walk.awaitedByWork(), walk.lastingByWork());
        this.holders = mayHold.places();
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

    /** Takes stacks. If there are too many, it takes those that come first by their rank. */
    void takeStacks(boolean all) {
        if (all) {
            StackTaker taker = new StackTaker(Integer.MAX_VALUE);
            for (int place = 0; place < columns.size; place++) {
                taker.accept(place);
            }
            return;
        }
        Foremost<StackRank> first = new Foremost<>(Snapshot.MOST_STACKS, StackRank::compareTo);
        holders.stream().filter(columns::works).forEach(place -> first.add(rank(place)));
        StackTaker taker = new StackTaker(Snapshot.MOST_STACKS);
        BitSet rest = (BitSet) holders.clone();
        for (StackRank rank : first.inOrder()) {
            int place = walk.placeOf(rank.process());
            taker.accept(place);
            rest.clear(place);
        }
        rest.stream().forEach(this::leaveOut);
    }

    private StackRank rank(int place) {
        StackRank rank =
                StackRank.of(
                        columns.ids[place],
                        columns.details[place],
                        mayHold.waits(place),
                        mayHold.heldSince(place));
        return mayHold.isEndless(place) ? rank.asEndless() : rank;
    }

    private void leaveOut(int place) {
        Detail detail = columns.details[place];
        if (detail != null && detail.works()) {
            columns.details[place] = detail.withoutStacks();
        }
    }

    /**
     * Takes the stacks of a process, and then reads the process again: a stack counts only if its
     * work is still in progress.
     */
    private final class StackTaker {
        private int left;

        StackTaker(int left) {
            this.left = left;
        }

        void accept(int place) {
            Detail before = columns.details[place];
            if (before == null || !before.works()) {
                return;
            }
            if (left <= 0) {
                leaveOut(place);
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
