package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The threads that wait until processes are closed, by process; of each first those that have
 * waited for longest. Of those that wait for a close the first by their rank get their stacks.
 */
final class WaitingThreads {
    /**
     * One of them.
     *
     * @param index where it is among all
     */
    private record Ranked(int index, WaitRank rank) {}

    private final Walk walk;

    WaitingThreads(Walk walk) {
        this.walk = walk;
    }

    List<ThreadWait> looks() {
        List<Walk.SeenWait> inOrder = new ArrayList<>(walk.waits);
        inOrder.removeIf(Walk.SeenWait::childrenOnly);
        inOrder.sort(
                Comparator.comparingLong((Walk.SeenWait seen) -> walk.columns.ids[seen.target()])
                        .thenComparing(seen -> seen.by().since(), StackRank::compareTimes)
                        .thenComparingLong(seen -> seen.by().thread().threadId()));
        BitSet withStack = first(inOrder);
        List<ThreadWait> looks = new ArrayList<>(inOrder.size());
        for (int i = 0; i < inOrder.size(); i++) {
            ProcessNode.Wait wait = inOrder.get(i).by();
            Thread thread = wait.thread();
            looks.add(
                    new ThreadWait(
                            inOrder.get(i).target(),
                            withStack.get(i) ? ThreadLook.withStack(thread) : ThreadLook.of(thread),
                            wait.timed(),
                            wait.since()));
        }
        return looks;
    }

    private BitSet first(List<Walk.SeenWait> all) {
        Foremost<Ranked> first =
                new Foremost<>(
                        Snapshot.MOST_WAITING_STACKS,
                        Comparator.comparing(Ranked::rank).thenComparingInt(Ranked::index));
        for (int i = 0; i < all.size(); i++) {
            int target = all.get(i).target();
            if (mayHang(target)) {
                long closing = walk.columns.closingAt[target];
                long process = walk.columns.ids[target];
                first.add(new Ranked(i, new WaitRank(closing, process, all.get(i).by())));
            }
        }
        BitSet indexes = new BitSet();
        first.inOrder().forEach(ranked -> indexes.set(ranked.index));
        return indexes;
    }

    private boolean mayHang(int target) {
        return walk.columns.state(target) == State.CLOSING || walk.columns.afterChildren(target);
    }
}
