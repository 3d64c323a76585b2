package goprocess.impl;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Marks threads, and tells cheaply whether the current one may be marked. For a platform thread the
 * answer is exact. For a virtual thread it may be a false yes: an exact answer would need a
 * thread-local map for each of a million threads.
 */
final class ThreadMarks {
    private static final int SLOTS = 4096;

    private final AtomicIntegerArray virtual = new AtomicIntegerArray(SLOTS);
    private final ThreadLocal<int[]> platform = ThreadLocal.withInitial(() -> new int[1]);

    /** There was no memory to mark a platform thread: from then on the answer for all is yes. */
    private volatile boolean lost;

    void enter() {
        count(1);
    }

    void exit() {
        count(-1);
    }

    boolean possible() {
        Thread thread = Thread.currentThread();
        return lost || (thread.isVirtual() ? virtual.get(slot(thread)) : platform.get()[0]) > 0;
    }

    /** Whether {@link #possible} is the exact answer for the current thread. */
    boolean isSure() {
        return !lost && !Thread.currentThread().isVirtual();
    }

    private void count(int change) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            virtual.addAndGet(slot(thread), change);
            return;
        }
        try {
            platform.get()[0] += change;
        } catch (OutOfMemoryError e) {
            lost = true;
        }
    }

    private static int slot(Thread thread) {
        return (int) thread.threadId() & (SLOTS - 1);
    }
}
