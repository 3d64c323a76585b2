package goprocess.impl.running;

import goprocess.impl.messages.Names;
import goprocess.impl.protocol.Backoff;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads on which teardowns and callbacks run: a virtual thread each. Where none of them gets
 * a carrier for a whole second, since all are pinned or spin, a platform thread takes over what is
 * queued; each further second adds one. They end when the queue is empty.
 *
 * <p>A platform thread watches the queue as long as there is work, and some seconds more. It needs
 * no memory: that there is none may be why nothing goes on.
 */
final class Carriers {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);

    /** So many ticks without a beginning are a second. */
    private static final int PATIENCE = 2;

    /** After so many ticks with nothing queued the watch ends: it keeps the class loader. */
    private static final int MOST_IDLE = 6;

    private enum Watch {
        NONE,
        STARTING,
        ON
    }

    private static final AtomicReference<Watch> WATCH = new AtomicReference<>(Watch.NONE);

    private Carriers() {}

    /**
     * Runs work for a node on a thread of the library. Throws where no thread can be had; then it
     * does not run.
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

    /** Throws where there is no thread for it, or no memory: nothing is queued unwatched. */
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

    /** Whether the watch ends: not if something was queued while it was still said to be on. */
    private static boolean ends() {
        while (!WATCH.compareAndSet(Watch.ON, Watch.NONE)) {
            Backoff.letOthersRun(); // whoever started it has not yet said so
        }
        return QueuedWork.isEmpty() || !WATCH.compareAndSet(Watch.NONE, Watch.ON);
    }

    private static boolean addCarrier() {
        try {
            startPlatformThread("goprocess carrier", QueuedWork::runAll);
            return true;
        } catch (Throwable e) { // no thread can be had now
            return false;
        }
    }

    /** The thread that watched is the last one there is, and does what is queued itself. */
    private static void carryHere() {
        WATCH.set(Watch.NONE);
        do {
            try {
                ensureWatched(); // what it does now may not return
            } catch (Throwable e) {
                // There is no other thread yet.
            }
        } while (QueuedWork.runOldest());
    }
}
