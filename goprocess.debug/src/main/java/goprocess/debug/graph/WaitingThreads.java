package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The threads that wait until processes are closed, by process; of each first those that have
 * waited for longest. The first of those that wait for a close get their stacks.
 */
final class WaitingThreads {
    private final Walk walk;
    private int left = Snapshot.MOST_WAITING_STACKS;

    WaitingThreads(Walk walk) {
        this.walk = walk;
    }

    List<ThreadWait> looks() {
        List<Walk.SeenWait> inOrder = new ArrayList<>(walk.waits);
        inOrder.removeIf(Walk.SeenWait::childrenOnly);
        inOrder.sort(
                Comparator.comparingLong((Walk.SeenWait seen) -> walk.columns.ids[seen.target()])
                        .thenComparingLong(seen -> seen.by().since())
                        .thenComparingLong(seen -> seen.by().thread().threadId()));
        List<ThreadWait> looks = new ArrayList<>(inOrder.size());
        for (Walk.SeenWait seen : inOrder) {
            ProcessNode.Wait wait = seen.by();
            looks.add(new ThreadWait(seen.target(), look(seen), wait.timed(), wait.since()));
        }
        return looks;
    }

    private ThreadLook look(Walk.SeenWait seen) {
        Thread thread = seen.by().thread();
        boolean mayHang =
                walk.columns.state(seen.target()) == State.CLOSING
                        || walk.columns.afterChildren(seen.target());
        if (mayHang && left > 0) {
            left--;
            return ThreadLook.withStack(thread);
        }
        return ThreadLook.of(thread);
    }
}
