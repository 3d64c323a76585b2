package goprocess.impl.running;

import goprocess.impl.messages.Names;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads on which teardowns and callbacks run: a virtual thread each. Where no virtual thread
 * gets a carrier for a whole second, since all are pinned or spin, a platform thread takes over
 * what is queued; each further second adds one. They end when the queue is empty.
 *
 * <p>What is queued is a list from the oldest to the newest, guarded by the monitor of this class,
 * under which nothing waits.
 */
final class Carriers {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);

    /** So many ticks without a beginning are a second. */
    private static final int PATIENCE = 2;

    /** After so many ticks with nothing queued the watch ends: it keeps the class loader. */
    private static final int MOST_IDLE = 6;

    private static @Nullable Queued oldest;
    private static @Nullable Queued newest;
    private static boolean watched;
    private static int idleTicks;
    private static int stalledTicks;

    private Carriers() {}

    private static final class Queued implements Runnable, Worker {
        private final WorkNode node;
        private final Runnable work;
        private @Nullable Queued older;
        private @Nullable Queued newer;
        private boolean waiting;

        private Queued(WorkNode node, Runnable work) {
            this.node = node;
            this.work = work;
        }

        @Override
        public WorkNode workNode() {
            return node;
        }

        @Override
        public void run() {
            if (take(this)) {
                work.run();
            }
        }
    }

    /**
     * Runs work for a node on a thread of the library. Throws where no thread can be had; then it
     * does not run.
     */
    static void start(WorkNode node, String threadNamePrefix, Runnable work) {
        Queued queued = new Queued(node, work);
        Thread thread =
                Thread.ofVirtual()
                        .inheritInheritableThreadLocals(false)
                        .name(threadNamePrefix + Names.shown(node.name()))
                        .uncaughtExceptionHandler(queued)
                        .unstarted(queued);
        add(queued);
        try {
            ensureWatched();
            thread.start();
        } catch (Throwable e) {
            if (take(queued)) {
                throw e;
            }
        }
    }

    private static synchronized void add(Queued queued) {
        queued.older = newest;
        if (newest == null) {
            oldest = queued;
        } else {
            newest.newer = queued;
        }
        newest = queued;
        queued.waiting = true;
    }

    /** Throws where there is no thread for it, or no memory: nothing is queued unwatched. */
    private static synchronized void ensureWatched() {
        if (!watched) {
            startPlatformThread("goprocess carrier watch", Carriers::watch);
            watched = true;
        }
    }

    private static void startPlatformThread(String name, Runnable task) {
        Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(name).start(task);
    }

    /** Whether the calling thread is the one to run it. */
    private static synchronized boolean take(Queued queued) {
        if (!queued.waiting) {
            return false;
        }
        queued.waiting = false;
        if (queued.older == null) {
            oldest = queued.newer;
        } else {
            queued.older.newer = queued.newer;
        }
        if (queued.newer == null) {
            newest = queued.older;
        } else {
            queued.newer.older = queued.older;
        }
        queued.older = null;
        queued.newer = null;
        stalledTicks = 0;
        return true;
    }

    /** Needs no memory once it runs: that there is none may be why nothing goes on. */
    private static void watch() {
        while (!endsWatch()) {
            awaitTick();
            if (isStalled()) {
                addPlatformThread();
            }
        }
    }

    private static void awaitTick() {
        long end = System.nanoTime() + TICK;
        for (long left = TICK; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Carriers.class, left);
            Thread.interrupted(); // it would not park again
        }
    }

    private static synchronized boolean endsWatch() {
        idleTicks = oldest == null ? idleTicks + 1 : 0;
        if (idleTicks > MOST_IDLE) {
            idleTicks = 0;
            watched = false;
            return true;
        }
        return false;
    }

    private static synchronized boolean isStalled() {
        if (oldest == null || ++stalledTicks <= PATIENCE) {
            return false;
        }
        stalledTicks = 1;
        return true;
    }

    private static void addPlatformThread() {
        try {
            startPlatformThread("goprocess carrier", Carriers::runQueued);
        } catch (Throwable e) {
            // No thread can be had now; the next second tries again.
        }
    }

    private static void runQueued() {
        Queued next;
        while ((next = takeOldest()) != null) {
            next.work.run();
            Thread.interrupted(); // what one leaves behind is not the next one's
        }
    }

    private static synchronized @Nullable Queued takeOldest() {
        Queued next = oldest;
        if (next != null) {
            take(next);
        }
        return next;
    }
}
