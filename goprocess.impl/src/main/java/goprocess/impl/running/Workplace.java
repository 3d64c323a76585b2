package goprocess.impl.running;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Where am I? The processes whose functions, teardowns and callbacks the current thread is in, the
 * innermost first. A thread that the library made for one of them leads to it as a {@link Worker};
 * what it is in beyond that, and what others are in, is noted here.
 *
 * <p>A user who gives a thread of the library another handler of uncaught exceptions hides what it
 * is in; then a deadlock does not fail fast, and is named by whoever looks from outside.
 *
 * @param node the process
 * @param outer what the thread was in before
 */
record Workplace(WorkNode node, @Nullable Workplace outer) {
    /** A {@link WorkNode} where there is nothing around it, as nearly always; else one of these. */
    private static final ThreadLocal<@Nullable Object> OF_PLATFORM_THREADS = new ThreadLocal<>();

    /** No virtual thread is of a user's class, so each is equal to itself only. */
    private static final ConcurrentHashMap<Thread, Workplace> OF_VIRTUAL_THREADS =
            new ConcurrentHashMap<>();

    /** Null if the current thread is in no work of the library. */
    static @Nullable Workplace current() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            Object noted = OF_PLATFORM_THREADS.get();
            return noted instanceof WorkNode node ? new Workplace(node, null) : (Workplace) noted;
        }
        Workplace noted = OF_VIRTUAL_THREADS.get(thread);
        if (noted != null) {
            return noted;
        }
        WorkNode own = ownWork(thread);
        return own == null ? null : new Workplace(own, null);
    }

    /** What a thread of the library leads to. */
    private static @Nullable WorkNode ownWork(Thread thread) {
        return thread.getUncaughtExceptionHandler() instanceof Worker worker
                ? worker.workNode()
                : null;
    }

    /**
     * The current thread enters work, unless it leads there by itself. Where there is no memory to
     * note it, it goes without: a deadlock then does not fail fast.
     */
    static void enter(WorkNode node) {
        try {
            note(node);
        } catch (OutOfMemoryError e) {
            // The work itself must not be lost for it.
        }
    }

    private static void note(WorkNode node) {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            Workplace outer = current();
            OF_PLATFORM_THREADS.set(outer == null ? node : new Workplace(node, outer));
        } else if (ownWork(thread) != node) {
            OF_VIRTUAL_THREADS.put(thread, new Workplace(node, current()));
        }
    }

    /** The current thread leaves the work that it has entered last. */
    static void exit(WorkNode node) {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            exitPlatform(node);
        } else if (ownWork(thread) != node) {
            exitVirtual(thread, node);
        }
    }

    private static void exitPlatform(WorkNode node) {
        Object left = OF_PLATFORM_THREADS.get();
        if (left == node) {
            OF_PLATFORM_THREADS.set(null);
        } else if (left instanceof Workplace place && place.node == node) {
            OF_PLATFORM_THREADS.set(place.outer);
        }
    }

    private static void exitVirtual(Thread thread, WorkNode node) {
        Workplace left = OF_VIRTUAL_THREADS.get(thread);
        if (left == null || left.node != node) {
            return;
        }
        Workplace outer = left.outer;
        if (outer != null && (outer.outer != null || ownWork(thread) != outer.node)) {
            OF_VIRTUAL_THREADS.replace(thread, outer);
        } else {
            OF_VIRTUAL_THREADS.remove(thread);
        }
    }

    /** Whether the current thread is in a function that may be interrupted. */
    static boolean mayBeInterrupted() {
        for (Workplace place = current(); place != null; place = place.outer) {
            if (place.node.isFunctionInterruptible()) {
                return true;
            }
        }
        return false;
    }
}
