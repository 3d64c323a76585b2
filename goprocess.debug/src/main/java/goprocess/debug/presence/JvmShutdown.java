package goprocess.debug.presence;

/** Knows whether this JVM is shutting down. */
public final class JvmShutdown {
    private JvmShutdown() {}

    /**
     * Whether the shutdown hooks run, or have run.
     *
     * @return true from their start on
     */
    public static boolean hasBegun() {
        Thread probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
