package goprocess.impl.observation;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Knows which threads may be in a listener. For a platform thread the answer is exact. For a
 * virtual thread it may be a false positive, because an exact answer would need a thread-local map
 * for each of a million threads.
 */
final class TellingThreads {
    private static final int SLOTS = 4096;
    private static final AtomicLongArray VIRTUAL = new AtomicLongArray(SLOTS);
    private static final ThreadLocal<long[]> PLATFORM = new Counts();

    private static final class Counts extends ThreadLocal<long[]> {
        @Override
        protected long[] initialValue() {
            return new long[1];
        }
    }

    private TellingThreads() {}

    /**
     * Marks the current thread, until {@link #exit}.
     *
     * @return the argument for {@link #exit}; null for a virtual thread
     */
    static long @Nullable [] enter() {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            VIRTUAL.incrementAndGet(slot(thread));
            return null;
        }
        long[] count = PLATFORM.get();
        count[0]++;
        return count;
    }

    static void exit(long @Nullable [] entered) {
        if (entered == null) {
            VIRTUAL.decrementAndGet(slot(Thread.currentThread()));
        } else {
            entered[0]--;
        }
    }

    /** Whether the current thread may be in a listener. */
    static boolean mayBeOne() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() ? VIRTUAL.get(slot(thread)) != 0 : PLATFORM.get()[0] != 0;
    }

    /**
     * The slot of a thread. Threads that are created one after the other and run at the same time
     * do not share a cache line.
     */
    private static int slot(Thread thread) {
        int low = (int) thread.threadId() & (SLOTS - 1);
        return (low << 3 | low >>> 9) & (SLOTS - 1);
    }
}
