package goprocess.impl;

/** What went wrong in user code is told once, and never stops the protocol. */
final class Failures {
    private Failures() {}

    /**
     * Says what failed and of whom. Even where there is no memory to say it, the caller goes on.
     */
    static void log(String what, Node node, String outcome, Throwable failure) {
        try {
            log(what + " of " + node + " " + outcome, failure);
        } catch (Throwable e) {
            suppress(failure, e);
        }
    }

    static void log(String what, Throwable failure) {
        try {
            System.getLogger("goprocess").log(System.Logger.Level.WARNING, what, failure);
        } catch (Throwable e) {
            // The logger failed as well, or there is no memory for it. The failure stays in err().
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
