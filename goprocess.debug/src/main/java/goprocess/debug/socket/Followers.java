package goprocess.debug.socket;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Those who want to hear of each transition. While there are none a transition costs one look at an
 * empty list more.
 */
public final class Followers {
    private final List<Follower> all = new CopyOnWriteArrayList<>();

    /** None yet. */
    public Followers() {}

    /**
     * Whether there are any.
     *
     * @return false almost always
     */
    public boolean areThere() {
        return !all.isEmpty();
    }

    /**
     * A transition was made. Waits for nobody: where a follower is slow, it is told later how much
     * it has missed.
     *
     * @param what a word
     * @param process whose it is
     * @param other another that has part in it, or null
     * @param detail what else is to be said of it, or null
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

    /** Writes what happens until the other end is gone. */
    void follow(OutputStream out) throws IOException {
        Follower follower = new Follower(Thread.currentThread());
        all.add(follower);
        try {
            follower.write(out);
        } finally {
            all.remove(follower);
        }
    }

    /** Lets all of them go. */
    void end() {
        all.forEach(Follower::end);
    }
}
