package goprocess.impl.running;

import goprocess.impl.messages.LibraryThreads;
import goprocess.impl.messages.Names;

import java.util.concurrent.TimeUnit;
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
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);

    /** After this many ticks without progress, a second has passed. */
    private static final int PATIENCE = 10;

    /**
     * After this many ticks with an empty queue the watch ends, since it keeps the class loader.
     */
    private static final int MOST_IDLE = 30;

    private static final OnDemandThread WATCH =
            new OnDemandThread(
                    "goprocess carrier watch", Carriers::watch, () -> !QueuedWork.isEmpty());

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
            WATCH.ensureRunning(); // throws, so nothing is queued without it
        } catch (Throwable e) {
            if (queued.take()) {
                throw e;
            }
        }
    }

    private static void watch() {
        int idle = 0;
        int stalled = 0;
        while (idle <= MOST_IDLE || !WATCH.ends()) {
            awaitTick();
            boolean empty = QueuedWork.isEmpty();
            idle = empty ? idle + 1 : 0;
            boolean begun = QueuedWork.hasBegunSince(); // asked of an empty queue, too
            stalled = empty || begun ? 0 : stalled + 1;
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

    private static boolean addCarrier() {
        try {
            LibraryThreads.daemon("goprocess carrier", Carriers::carry).start();
            return true;
        } catch (Throwable e) { // no thread can be started now
            return false;
        }
    }

    /** Each piece of work gets a new thread, so that none sees what another left in its locals. */
    private static void carry() {
        boolean more = true;
        while (more) {
            more = QueuedWork.runOldest() && !QueuedWork.isEmpty() && !addCarrier();
        }
    }

    /** No other thread can be started, so the watching thread does the queued work itself. */
    private static void carryHere() {
        WATCH.leave();
        do {
            try {
                WATCH.ensureRunning(); // what it does now may not return
            } catch (Throwable e) {
                // No other thread has been started yet.
            }
        } while (QueuedWork.runOldest());
    }
}
