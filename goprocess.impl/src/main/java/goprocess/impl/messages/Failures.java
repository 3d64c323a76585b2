package goprocess.impl.messages;

import goprocess.api.GoProcess;

import org.jspecify.annotations.Nullable;

/** Reports failures of user code, once each. A failure never stops the protocol. */
public final class Failures {
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
        FUNCTION_NOT_INTERRUPTIBLE("The function", "cannot be interrupted."),
        FUNCTION_NOT_INTERRUPTED("The function", "did not take its interrupt."),
        TEARDOWN_FAILED("The teardown", "failed."),
        TEARDOWN_GIVEN_UP("The teardown", "is given up: it goes on, and is not waited for."),
        TEARDOWN_WITHOUT_THREAD("The teardown", "got no thread of its own, and runs here."),
        TEARDOWN_NOT_LIMITED("The teardown", "got no timer, and may take as long as it likes."),
        LATE_TEARDOWN_FAILED("The teardown", "failed; it was set when that had closed."),
        CALLBACK_FAILED("A callback", "failed."),
        CALLBACK_GIVEN_UP("A callback", "is given up: it goes on, and is not waited for."),
        CALLBACK_WITHOUT_THREAD("A callback", "got no thread of its own, and runs here."),
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
     */
    public static void log(Mishap mishap, GoProcess node, Throwable failure) {
        try {
            log(mishap.what + " of " + node + " " + mishap.outcome, failure);
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
