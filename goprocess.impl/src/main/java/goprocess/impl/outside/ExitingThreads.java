package goprocess.impl.outside;

/** Recognizes threads that have called {@code System.exit}, which does not return. */
final class ExitingThreads {
    private ExitingThreads() {}

    /** Whether a thread is inside this call; false if its stack cannot be read. */
    static boolean isExiting(Thread thread) {
        try {
            for (StackTraceElement frame : thread.getStackTrace()) {
                if (frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit")) {
                    return true;
                }
            }
        } catch (Throwable e) {
            // The thread has a class of the user that throws, or there is no memory for its stack.
        }
        return false;
    }
}
