package goprocess.impl.running;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes whose functions, teardowns and callbacks the current thread runs, the innermost
 * first. A thread that the library made for one process has that process as its {@link Worker}.
 * Further work of such a thread, and the work of other threads, is recorded here.
 *
 * <p>If the user's code sets another uncaught exception handler on a thread of the library, its
 * work can no longer be found. Then a deadlock does not fail fast, but a diagnosis still names it.
 *
 * @param node the process
 * @param outer the work that the thread was in before
 */
public record Workplace(WorkNode node, @Nullable Workplace outer) {
    /**
     * A {@link WorkNode} if it is the only work of the thread, which is nearly always the case;
     * otherwise a workplace.
     */
    private static final ThreadLocal<@Nullable Object> OF_PLATFORM_THREADS = new ThreadLocal<>();

    /** Users cannot subclass virtual threads, so each is equal only to itself. */
    private static final ConcurrentHashMap<Thread, Workplace> OF_VIRTUAL_THREADS =
            new ConcurrentHashMap<>();

    /** The innermost work of the current thread, or null. */
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

    /** The work for which a thread of the library was made. */
    private static @Nullable WorkNode ownWork(Thread thread) {
        return thread.getUncaughtExceptionHandler() instanceof Worker worker
                ? worker.workNode()
                : null;
    }

    /**
     * The current thread enters work, unless it was made for it. If there is no memory to record
     * it, it is not recorded, and a deadlock then does not fail fast.
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

    /** The current thread leaves the work that it entered last. */
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
        } else if (left instanceof Workplace work && work.node == node) {
            OF_PLATFORM_THREADS.set(work.outer);
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

    /**
     * Whether the current thread is in a function that may be interrupted. One that was given up
     * may be, since it still runs, and its process no longer knows it.
     */
    public static boolean mayBeInterrupted() {
        for (Workplace work = current(); work != null; work = work.outer) {
            // In this order: a function is listed before its process lets go of it.
            if (work.node.isFunctionInterruptible() || work.isGivenUpFunction()) {
                return true;
            }
        }
        return false;
    }

    private boolean isGivenUpFunction() {
        return GivenUp.isListed(Thread.currentThread(), node, Role.FUNCTION);
    }
}
