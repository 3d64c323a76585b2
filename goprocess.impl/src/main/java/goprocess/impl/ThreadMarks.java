package goprocess.impl;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Marks what threads are in, and tells cheaply whether the current one may be in it. For a platform
 * thread the answer is exact. For a virtual thread it may be a false yes: an exact answer would
 * need a thread-local map for each of a million threads.
 *
 * <p>What a thread is in is counted in parts of one word, so that several marks that begin or end
 * together cost one step: they may be added.
 */
final class ThreadMarks {
    /** It runs a function or a teardown. */
    static final long WORKING = 1;

    /** It tells a listener something, or is about to. */
    static final long TELLING = 1L << 21;

    /** It runs a function that may be interrupted. */
    static final long INTERRUPTIBLE = 1L << 42;

    private static final long COUNT = TELLING - 1;
    private static final int SLOTS = 4096;
    private static final AtomicLongArray VIRTUAL = new AtomicLongArray(SLOTS);
    private static final ThreadLocal<long[]> PLATFORM = ThreadLocal.withInitial(() -> new long[1]);

    /** There was no memory to mark a platform thread: from then on the answer for all is yes. */
    private static volatile boolean lost;

    private ThreadMarks() {}

    static void enter(long kinds) {
        count(kinds);
    }

    static void exit(long kinds) {
        count(-kinds);
    }

    /** Whether the current thread may be in something of that kind. */
    static boolean possible(long kind) {
        Thread thread = Thread.currentThread();
        long counts = thread.isVirtual() ? VIRTUAL.get(slot(thread)) : PLATFORM.get()[0];
        return lost || (counts & kind * COUNT) != 0;
    }

    /** Whether {@link #possible} is the exact answer for the current thread. */
    static boolean isSure() {
        return !lost && !Thread.currentThread().isVirtual();
    }

    private static void count(long change) {
        if (change == 0) {
            return;
        }
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            VIRTUAL.addAndGet(slot(thread), change);
            return;
        }
        try {
            PLATFORM.get()[0] += change;
        } catch (OutOfMemoryError e) {
            lost = true;
        }
    }

    /** Threads that were made one after the other, and run at once, do not share a cache line. */
    private static int slot(Thread thread) {
        int low = (int) thread.threadId() & (SLOTS - 1);
        return (low << 3 | low >>> 9) & (SLOTS - 1);
    }
}
