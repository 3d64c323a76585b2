package goprocess.impl.outside;

/** Threads that have called {@code System.exit}, which does not return. */
final class ExitingThreads {
    private ExitingThreads() {}

    /** Whether a thread is inside of it. One that cannot be looked at is not. */
    static boolean isExiting(Thread thread) {
        try {
            for (StackTraceElement frame : thread.getStackTrace()) {
                if (frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit")) {
                    return true;
                }
            }
        } catch (Throwable e) {
            // It is of a class of the user's, or there is no memory for its stack.
        }
        return false;
    }
}
