package goprocess.impl;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells cheaply whether a thread may be running a function or a teardown: only then can its waiting
 * be a deadlock, and only then the graph is searched for one. For a platform thread the answer is
 * exact. For a virtual thread it may be a false yes, which costs a search: an exact answer would
 * need a thread-local map for each of a million threads.
 */
final class CurrentWork {
    private static final int SLOTS = 4096;
    private static final AtomicIntegerArray VIRTUAL = new AtomicIntegerArray(SLOTS);
    private static final ThreadLocal<int[]> PLATFORM = ThreadLocal.withInitial(() -> new int[1]);

    private CurrentWork() {}

    static void enter() {
        count(1);
    }

    static void exit() {
        count(-1);
    }

    static boolean possible() {
        Thread thread = Thread.currentThread();
        return (thread.isVirtual() ? VIRTUAL.get(slot(thread)) : PLATFORM.get()[0]) > 0;
    }

    private static void count(int change) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            VIRTUAL.addAndGet(slot(thread), change);
        } else {
            PLATFORM.get()[0] += change;
        }
    }

    private static int slot(Thread thread) {
        return (int) thread.threadId() & (SLOTS - 1);
    }
}
