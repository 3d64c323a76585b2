package goprocess.impl.messages;

/** The shutdown of the JVM, as far as a thread may ask about it or have it wait. */
public final class JvmEnd {
    /** Never started, and no hook. */
    private static final Thread NO_HOOK = builder().unstarted(() -> {});

    private JvmEnd() {}

    /** A thread that inherits nothing keeps no class loader of whoever came here first. */
    private static Thread.Builder.OfPlatform builder() {
        return Thread.ofPlatform().inheritInheritableThreadLocals(false);
    }

    /**
     * Asks whether the JVM's shutdown has begun: from then on it takes no hook back.
     *
     * @return whether it has
     */
    public static boolean hasBegun() {
        return !remove(NO_HOOK);
    }

    /** Does some work; as long as it goes on, a hook runs at the end of the JVM. */
    static void during(Runnable work, Runnable hook) {
        Thread thread = null;
        try {
            thread = builder().name("goprocess end of the log").unstarted(hook);
            add(thread);
        } catch (Throwable e) {
            // No memory for the hook: the work matters more.
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
     * @return whether it was added: not where the shutdown has begun
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
     * Takes a hook back.
     *
     * @param hook the thread, which need not be a hook
     * @return whether that was possible: not where the shutdown has begun, and it runs or has run
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
