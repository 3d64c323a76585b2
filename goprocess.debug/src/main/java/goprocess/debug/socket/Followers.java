package goprocess.debug.socket;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The connections that are notified of each transition. While there is none, a transition only
 * checks that the list is empty.
 */
public final class Followers {
    private final List<Follower> all = new CopyOnWriteArrayList<>();

    /** Makes an empty list. */
    public Followers() {}

    /**
     * Whether there is any follower.
     *
     * @return false almost always
     */
    public boolean areThere() {
        return !all.isEmpty();
    }

    /**
     * Notifies the followers of a transition. It does not wait: a slow follower is notified later
     * how many transitions it has missed.
     *
     * @param what the word for the transition
     * @param process the process whose transition it is
     * @param other another process that is involved, or null
     * @param detail a further detail, or null
     */
    public void tell(
            String what,
            ProcessNode process,
            @Nullable ProcessNode other,
            @Nullable String detail) {
        Told told = Told.of(what, process, other, detail);
        for (Follower follower : all) {
            follower.tell(told);
        }
    }

    /** Writes the transitions until the other end is gone. */
    void follow(OutputStream out) throws IOException {
        Follower follower = new Follower(Thread.currentThread());
        all.add(follower);
        try {
            follower.write(out);
        } finally {
            all.remove(follower);
        }
    }

    /** Ends all followers. */
    void end() {
        for (Follower follower : all) {
            follower.end();
        }
    }
}
