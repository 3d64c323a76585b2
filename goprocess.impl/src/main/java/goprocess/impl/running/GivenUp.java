package goprocess.impl.running;

import goprocess.impl.protocol.Node;
import goprocess.spi.AbandonedWork;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions, teardowns and callbacks that were given up and still run. They are listed by thread
 * and process, since a thread may run several.
 */
public final class GivenUp {
    private record Key(long threadId, long processId) {}

    private static final ConcurrentHashMap<Key, AbandonedWork> RUNNING = new ConcurrentHashMap<>();

    private GivenUp() {}

    static void begin(AbandonedWork work) {
        RUNNING.put(new Key(work.thread().threadId(), work.processId()), work);
    }

    /** The work of a process on a thread has ended, or was not given up after all. */
    static void ended(Thread thread, Node node) {
        try {
            RUNNING.remove(new Key(thread.threadId(), node.id));
        } catch (OutOfMemoryError e) {
            // What follows must not be lost for it: it is listed until its thread ends.
        }
    }

    /** The work that still runs, without that of threads that have ended since. */
    public static List<AbandonedWork> now() {
        Collection<AbandonedWork> works = RUNNING.values();
        works.removeIf(work -> !work.thread().isAlive());
        return List.copyOf(works);
    }
}
