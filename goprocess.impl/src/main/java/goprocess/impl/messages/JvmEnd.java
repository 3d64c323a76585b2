package goprocess.impl.messages;

/** The shutdown of the JVM: whether it has begun, and the hooks that make it wait. */
public final class JvmEnd {
    private JvmEnd() {}

    /**
     * Whether the JVM's shutdown has begun. From then on hooks cannot be added or removed.
     *
     * @return whether it has; false if there is no memory to find out
     */
    public static boolean hasBegun() {
        try {
            Thread noHook = LibraryThreads.builder("goprocess asks", true).unstarted(() -> {});
            return !remove(noHook);
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /**
     * Makes a thread that can be added as a hook.
     *
     * @param name of the thread
     * @param run what it does
     * @return the thread, which is not started
     */
    static Thread hook(String name, Runnable run) {
        return LibraryThreads.apart(() -> LibraryThreads.builder(name, false).unstarted(run));
    }

    /**
     * Adds a hook, if it is none already.
     *
     * @param hook a thread that was not started
     * @return whether it is one; false if the shutdown has begun
     */
    public static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalArgumentException e) { // it is one
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
