package goprocess.impl.running;

import goprocess.impl.protocol.Backoff;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A teardown or a row of callbacks with its virtual thread, and the list of those that have not
 * begun, from the oldest to the newest.
 *
 * <p>The list has a spin lock, which is held for some ten instructions. A virtual thread that waits
 * for a monitor may need memory to be woken, and the code here must run without memory.
 */
final class QueuedWork implements Runnable, Worker {
    private static final AtomicBoolean LOCKED = new AtomicBoolean();

    // Guarded by that lock.
    private static @Nullable QueuedWork oldest;
    private static @Nullable QueuedWork newest;
    private static boolean begun;

    private final WorkNode node;
    private final Runnable work;

    // Guarded by that lock.
    private @Nullable QueuedWork older;
    private @Nullable QueuedWork newer;
    private boolean waiting;

    QueuedWork(WorkNode node, Runnable work) {
        this.node = node;
        this.work = work;
    }

    @Override
    public WorkNode workNode() {
        return node;
    }

    /** Does the work on this thread, unless another one has taken it. */
    @Override
    public void run() {
        if (take()) {
            work.run();
        }
    }

    /** Enters this work as the newest. */
    void add() {
        lock();
        older = newest;
        if (newest == null) {
            oldest = this;
        } else {
            newest.newer = this;
        }
        newest = this;
        waiting = true;
        unlock();
    }

    /** Claims this work. Returns whether the calling thread is to do it. */
    boolean take() {
        lock();
        boolean taken = waiting;
        if (taken) {
            takeLocked();
        }
        unlock();
        return taken;
    }

    private void takeLocked() {
        waiting = false;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        older = null;
        newer = null;
        begun = true;
    }

    /** Does the oldest work, if there is any. */
    static boolean runOldest() {
        QueuedWork next = takeOldest();
        if (next == null) {
            return false;
        }
        next.work.run();
        Thread.interrupted(); // an interrupt of one piece of work must not reach the next
        return true;
    }

    private static @Nullable QueuedWork takeOldest() {
        lock();
        QueuedWork next = oldest;
        if (next != null) {
            next.takeLocked();
        }
        unlock();
        return next;
    }

    static boolean isEmpty() {
        lock();
        boolean empty = oldest == null;
        unlock();
        return empty;
    }

    /** Whether any work has begun since the last call. */
    static boolean hasBegunSince() {
        lock();
        boolean seen = begun;
        begun = false;
        unlock();
        return seen;
    }

    private static void lock() {
        int spins = 0;
        while (!LOCKED.compareAndSet(false, true)) {
            if (++spins < 64) {
                Thread.onSpinWait();
            } else {
                Backoff.letOthersRun();
            }
        }
    }

    private static void unlock() {
        LOCKED.setRelease(false);
    }
}
