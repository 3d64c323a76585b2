package goprocess.impl.running;

import goprocess.impl.messages.Names;
import goprocess.impl.protocol.Backoff;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads on which teardowns and callbacks run: a virtual thread for each. If none of them gets
 * a carrier for a whole second, because all carriers are pinned or spin, a platform thread takes
 * over the queue. Each further second adds another one. They end when the queue is empty.
 *
 * <p>A platform thread watches the queue as long as there is work, and some seconds longer. It
 * needs no memory, since the lack of memory may be the reason why nothing proceeds.
 */
final class Carriers {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);

    /** After this many ticks without progress, a second has passed. */
    private static final int PATIENCE = 2;

    /**
     * After this many ticks with an empty queue the watch ends, since it keeps the class loader.
     */
    private static final int MOST_IDLE = 6;

    private enum Watch {
        NONE,
        STARTING,
        ON
    }

    private static final AtomicReference<Watch> WATCH = new AtomicReference<>(Watch.NONE);

    private Carriers() {}

    /**
     * Runs work for a node on a thread of the library. Throws if no thread can be started; then the
     * work does not run.
     */
    static void start(WorkNode node, String threadNamePrefix, Runnable work) {
        QueuedWork queued = new QueuedWork(node, work);
        Thread thread =
                Thread.ofVirtual()
                        .inheritInheritableThreadLocals(false)
                        .name(threadNamePrefix + Names.shown(node.name()))
                        .uncaughtExceptionHandler(queued)
                        .unstarted(queued);
        queued.add();
        try {
            thread.start();
            ensureWatched();
        } catch (Throwable e) {
            if (queued.take()) {
                throw e;
            }
        }
    }

    /**
     * Throws if there is no thread or no memory for the watch, so nothing is queued without one.
     */
    private static void ensureWatched() {
        while (WATCH.get() != Watch.ON) {
            if (WATCH.compareAndSet(Watch.NONE, Watch.STARTING)) {
                startWatch();
            } else {
                Backoff.letOthersRun();
            }
        }
    }

    private static void startWatch() {
        Watch outcome = Watch.NONE;
        try {
            startPlatformThread("goprocess carrier watch", Carriers::watch);
            outcome = Watch.ON;
        } finally {
            WATCH.set(outcome);
        }
    }

    private static void startPlatformThread(String name, Runnable task) {
        Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(name).start(task);
    }

    private static void watch() {
        int idle = 0;
        int stalled = 0;
        while (idle <= MOST_IDLE || !ends()) {
            awaitTick();
            boolean empty = QueuedWork.isEmpty();
            idle = empty ? idle + 1 : 0;
            stalled = empty || QueuedWork.hasBegunSince() ? 0 : stalled + 1;
            if (stalled > PATIENCE) {
                stalled = 1;
                if (!addCarrier()) {
                    carryHere();
                    return;
                }
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

    /** Whether the watch ends. It does not if something was queued while its state was still ON. */
    private static boolean ends() {
        while (!WATCH.compareAndSet(Watch.ON, Watch.NONE)) {
            Backoff.letOthersRun(); // the starting thread has not set ON yet
        }
        return QueuedWork.isEmpty() || !WATCH.compareAndSet(Watch.NONE, Watch.ON);
    }

    private static boolean addCarrier() {
        try {
            startPlatformThread("goprocess carrier", QueuedWork::runAll);
            return true;
        } catch (Throwable e) { // no thread can be started now
            return false;
        }
    }

    /** No other thread can be started, so the watching thread does the queued work itself. */
    private static void carryHere() {
        WATCH.set(Watch.NONE);
        do {
            try {
                ensureWatched(); // what it does now may not return
            } catch (Throwable e) {
                // No other thread has been started yet.
            }
        } while (QueuedWork.runOldest());
    }
}
