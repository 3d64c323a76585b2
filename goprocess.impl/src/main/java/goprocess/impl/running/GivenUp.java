package goprocess.impl.running;

import goprocess.impl.protocol.Node;
import goprocess.spi.AbandonedWork;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions, teardowns and callbacks that were given up and still run. They are listed by thread,
 * process and role, since a thread may run several: a callback in a function, a teardown in both.
 *
 * <p>Work is noted before it is given up, so that it is listed as soon as nobody waits for it.
 * Several may try to give up the same work. So the notes are counted: each one that comes too late
 * takes its note back, and the work takes back the last one when it ends.
 */
public final class GivenUp {
    private record Key(long threadId, long processId, Role role) {}

    private record Noted(AbandonedWork work, int times) {}

    private static final ConcurrentHashMap<Key, Noted> RUNNING = new ConcurrentHashMap<>();

    private GivenUp() {}

    static void begin(Thread thread, Node node, Role role) {
        AbandonedWork work =
                new AbandonedWork(node.id, node.name(), role.toString(), thread, System.nanoTime());
        RUNNING.merge(
                new Key(thread.threadId(), node.id, role),
                new Noted(work, 1),
                (before, one) -> new Noted(before.work, before.times + 1));
    }

    /** Whether a thread runs work of a process that was given up, or is about to be. */
    static boolean isListed(Thread thread, Node node, Role role) {
        return !RUNNING.isEmpty() && RUNNING.containsKey(new Key(thread.threadId(), node.id, role));
    }

    /** Work that was given up has ended, or noted work was not given up after all. */
    static void ended(Thread thread, Node node, Role role) {
        try {
            takeBack(new Key(thread.threadId(), node.id, role));
        } catch (OutOfMemoryError e) {
            // What follows must not be lost for it: it is listed until its thread ends.
        }
    }

    /** A loop, since the first use of a lambda would need memory. */
    private static void takeBack(Key key) {
        boolean done = false;
        while (!done) {
            Noted noted = RUNNING.get(key);
            done =
                    noted == null
                            || (noted.times == 1
                                    ? RUNNING.remove(key, noted)
                                    : RUNNING.replace(
                                            key, noted, new Noted(noted.work, noted.times - 1)));
        }
    }

    /**
     * The work that still runs, without that of threads that have ended since; first what was given
     * up first.
     */
    public static List<AbandonedWork> now() {
        Collection<Noted> noted = RUNNING.values();
        noted.removeIf(one -> !one.work.thread().isAlive());
        return noted.stream().map(Noted::work).sorted(GivenUp::compare).toList();
    }

    private static int compare(AbandonedWork one, AbandonedWork other) {
        int bySince = Long.compare(one.since(), other.since());
        return bySince != 0
                ? bySince
                : Long.compare(one.thread().threadId(), other.thread().threadId());
    }
}
