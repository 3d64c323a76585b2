package goprocess.interleavings;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes all virtual threads away from this JVM. The model checker knows only its own threads; a
 * teardown that the library would give a thread of its own then runs, as promised where no thread
 * can be had, as a step of the call that made it due, and the checker sees every step of it.
 */
final class NoVirtualThreads {
    /** Held, so that its level stays; the library logs each thread that it does not get. */
    private static final Logger LOG = Logger.getLogger("goprocess");

    private NoVirtualThreads() {}

    /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    static void fromNowOn() {
        LOG.setLevel(Level.OFF);
        try {
            Field scheduler =
                    Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER");
            scheduler.setAccessible(true);
            ((ExecutorService) scheduler.get(null)).shutdown();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        ensureNone();
    }

    private static void ensureNone() {
        try {
            Thread.ofVirtual().start(() -> {});
        } catch (RuntimeException e) {
            return;
        }
        throw new AssertionError("There still are virtual threads");
    }
}
