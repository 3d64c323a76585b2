package goprocess.impl;

import goprocess.impl.messages.Log;

/** What went wrong in user code is told once, and never stops the protocol. */
final class Failures {
    private Failures() {}

    /**
     * What goes wrong in the middle of a transition. Not a text at the place where it is logged: at
     * its first use even a constant text needs memory, and then the transition would end there.
     */
    enum Mishap {
        FUNCTION_FAILED("The function", "failed."),
        FUNCTION_NOT_STARTED("The function", "could not be started."),
        FUNCTION_STARTED_ANYHOW("The function", "was started, but its thread says otherwise."),
        FUNCTION_NOT_INTERRUPTIBLE("The function", "cannot be interrupted."),
        FUNCTION_NOT_INTERRUPTED("The function", "did not take its interrupt."),
        TEARDOWN_FAILED("The teardown", "failed."),
        TEARDOWN_WITHOUT_THREAD("The teardown", "got no thread of its own, and runs here."),
        LATE_TEARDOWN_FAILED("The teardown", "failed; it was set when that had closed."),
        CALLBACK_FAILED("A callback", "failed."),
        WAITER_NOT_WOKEN("A waiter", "could not be woken.");

        private final String what;
        private final String outcome;

        Mishap(String what, String outcome) {
            this.what = what;
            this.outcome = outcome;
        }
    }

    /**
     * Says what failed and of whom. Even where there is no memory to say it, the caller goes on.
     */
    static void log(Mishap mishap, Node node, Throwable failure) {
        try {
            log(mishap.what + " of " + node + " " + mishap.outcome, failure);
        } catch (Throwable e) {
            suppress(failure, e);
        }
    }

    static void log(String what, Throwable failure) {
        try {
            Log.warn(what, failure);
        } catch (Throwable e) {
            // There is no memory for it, or no stack. The failure stays in err().
            suppress(failure, e);
        }
    }

    /** Keeps both failures, the first one foremost. */
    static Throwable both(Throwable first, Throwable second) {
        if (first != second) {
            suppress(first, second);
        }
        return first;
    }

    private static void suppress(Throwable first, Throwable second) {
        try {
            if (first != second) {
                first.addSuppressed(second);
            }
        } catch (OutOfMemoryError e) {
            // There is no memory to keep both: the first one is kept.
        }
    }
}
