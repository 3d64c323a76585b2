package goprocess.impl.messages;

/** The shutdown of the JVM: whether it has begun, and the hooks that make it wait. */
public final class JvmEnd {
    /** A thread that is never started and is not a hook. */
    private static final Thread NO_HOOK = builder().unstarted(() -> {});

    private JvmEnd() {}

    /**
     * Builds a thread that inherits nothing, so it does not keep the class loader of the first
     * caller.
     */
    private static Thread.Builder.OfPlatform builder() {
        return Thread.ofPlatform().inheritInheritableThreadLocals(false);
    }

    /**
     * Whether the JVM's shutdown has begun. From then on hooks cannot be added or removed.
     *
     * @return whether it has
     */
    public static boolean hasBegun() {
        return !remove(NO_HOOK);
    }

    /** Does some work. If the JVM ends meanwhile, a hook runs. */
    static void during(Runnable work, Runnable hook) {
        Thread thread = null;
        try {
            thread = builder().name("goprocess end of the log").unstarted(hook);
            add(thread);
        } catch (Throwable e) {
            // There is no memory for the hook, but the work is more important.
        }
        try {
            work.run();
        } finally {
            if (thread != null) {
                remove(thread);
            }
        }
    }

    /**
     * Adds a hook.
     *
     * @param hook a thread that was not started
     * @return whether it was added; false if the shutdown has begun
     */
    public static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * Removes a hook.
     *
     * @param hook the thread, which need not be a hook
     * @return whether it was removed; false if the shutdown has begun, and the hook runs or has run
     */
    public static boolean remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
