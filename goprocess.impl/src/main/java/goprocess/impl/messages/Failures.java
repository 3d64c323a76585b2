package goprocess.impl.messages;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reports failures of user code, once each. A failure never stops the protocol. */
public final class Failures {
    /** The classes of listeners whose failure was logged. */
    private static final Set<Class<?>> LISTENERS = ConcurrentHashMap.newKeySet();

    private Failures() {}

    /**
     * Problems in the middle of a transition. Their texts are not at the places where they are
     * logged, because even a constant text needs memory at its first use, and without memory the
     * transition would end there.
     */
    public enum Mishap {
        FUNCTION_FAILED("The function", "failed."),
        FUNCTION_GIVEN_UP("The function", "is given up: it goes on, and is not waited for."),
        FUNCTION_FAILED_LATE("The function", "failed; it had been given up."),
        FUNCTION_NOT_STARTED("The function", "could not be started."),
        FUNCTION_STARTED_ANYHOW("The function", "was started, but its thread says otherwise."),
        FUNCTION_NOT_INTERRUPTED("The function", "did not take its interrupt."),
        TEARDOWN_FAILED("The teardown", "failed."),
        TEARDOWN_GIVEN_UP("The teardown", "is given up: it goes on, and is not waited for."),
        TEARDOWN_FAILED_LATE("The teardown", "failed; it had been given up."),
        TEARDOWN_WITHOUT_THREAD("The teardown", "got no thread of its own, and runs here."),
        LATE_TEARDOWN_FAILED("The teardown", "failed; it was set when that had closed."),
        CALLBACK_FAILED("A callback", "failed."),
        CALLBACK_GIVEN_UP("A callback", "is given up: it goes on, and is not waited for."),
        CALLBACK_WITHOUT_THREAD("A callback", "got no thread of its own, and runs here."),
        CLOSE_WITHOUT_THREAD(
                "The close", "has no thread that waits for it: the JVM may end before."),
        WAITER_NOT_WOKEN("A waiter", "could not be woken.");

        private final String what;
        private final String outcome;

        Mishap(String what, String outcome) {
            this.what = what;
            this.outcome = outcome;
        }
    }

    /**
     * Logs what failed, and in which process. If there is no memory to log it, the caller still
     * continues.
     *
     * @param process or its text, if its state may change before this is called
     */
    public static void log(Mishap mishap, Object process, Throwable failure) {
        try {
            log(mishap.what + " of " + process + " " + mishap.outcome, failure);
        } catch (Throwable e) {
            suppress(failure, e);
        }
    }

    public static void log(String what, @Nullable Throwable failure) {
        try {
            Log.warn(what, failure);
        } catch (Throwable e) {
            // There is no memory for it, or no stack. The failure stays in err().
            suppress(failure, e);
        }
    }

    /** Logs what failed, with a process in the midst of the text. */
    public static void log(String before, Object process, String after, Throwable failure) {
        try {
            log(before + process + after, failure);
        } catch (Throwable e) {
            suppress(failure, e);
        }
    }

    /** Logs what a listener threw, once for each class of listeners. */
    public static void logOfListener(Class<?> listener, Throwable failure) {
        try {
            if (LISTENERS.add(listener)) {
                log(
                        "The goprocess listener "
                                + listener.getName()
                                + " failed. This is logged once; it goes on getting events.",
                        failure);
            }
        } catch (Throwable e) {
            suppress(failure, e);
        }
    }

    private static void suppress(@Nullable Throwable first, Throwable second) {
        try {
            if (first != null && first != second) {
                first.addSuppressed(second);
            }
        } catch (OutOfMemoryError e) {
            // There is no memory to keep both: the first one is kept.
        }
    }
}
