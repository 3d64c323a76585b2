package goprocess.impl.running;

import goprocess.impl.protocol.Node;
import goprocess.spi.AbandonedWork;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions, teardowns and callbacks that were given up and still run. By thread and process: a
 * thread may be in several.
 */
public final class GivenUp {
    private record Key(long threadId, long processId) {}

    private static final ConcurrentHashMap<Key, AbandonedWork> RUNNING = new ConcurrentHashMap<>();

    private GivenUp() {}

    static void begin(AbandonedWork work) {
        RUNNING.put(new Key(work.thread().threadId(), work.processId()), work);
    }

    /** What a thread ran of a process has ended, or was not given up after all. */
    static void ended(Thread thread, Node node) {
        try {
            RUNNING.remove(new Key(thread.threadId(), node.id));
        } catch (OutOfMemoryError e) {
            // What follows must not be lost for it: it is listed until its thread ends.
        }
    }

    /** All that still run; a thread that has died since is no longer among them. */
    public static List<AbandonedWork> now() {
        Collection<AbandonedWork> works = RUNNING.values();
        works.removeIf(work -> !work.thread().isAlive());
        return List.copyOf(works);
    }
}
