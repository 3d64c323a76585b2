package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads that wait until processes are closed. The first of those that wait for a close get
 * their stacks.
 */
final class WaitingThreads {
    private final Walk walk;
    private int left = Snapshot.MOST_WAITING_STACKS;

    WaitingThreads(Walk walk) {
        this.walk = walk;
    }

    List<ThreadWait> looks() {
        List<ThreadWait> looks = new ArrayList<>(walk.waits.size());
        for (Walk.SeenWait seen : walk.waits) {
            if (!seen.childrenOnly()) {
                ProcessNode.Wait wait = seen.by();
                looks.add(new ThreadWait(seen.target(), look(seen), wait.timed(), wait.since()));
            }
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
