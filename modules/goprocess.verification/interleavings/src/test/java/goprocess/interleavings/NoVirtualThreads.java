package goprocess.interleavings;

import goprocess.impl.messages.Log;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;

/**
 * Takes all virtual threads away from this JVM. The model checker follows platform threads only:
 * the start of a virtual thread escapes it, so it takes a thread that waits for a teardown for
 * deadlocked. Without continuations ({@code -XX:-VMContinuations}) it sees the start and not the
 * run, and waits indefinitely. So a teardown that the library would give a thread of its own runs,
 * as promised if no thread can be started, as a step of the call that made it due, and the checker
 * sees every step of it. That is logged, so the thread that writes the log is taken away as well.
 * What is not seen here is a teardown beside the rest of that call: that is left to {@link
 * StressedTest} and {@link RacedTest}, where nothing is taken away.
 */
final class NoVirtualThreads {
    private NoVirtualThreads() {}

    /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    static void fromNowOn() {
        try {
            Field scheduler =
                    Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER");
            scheduler.setAccessible(true);
            ((ExecutorService) scheduler.get(null)).shutdown();
            Field writer = Log.class.getDeclaredField("WRITER");
            writer.setAccessible(true);
            ((ExecutorService) writer.get(null)).shutdown();
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
