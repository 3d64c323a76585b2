package goprocess.impl.running;

/**
 * What a thread of the library works for. It is the thread's handler of uncaught exceptions, which
 * is never called: so a thread leads to its work, and needs no thread-local map for that.
 */
interface Worker extends Thread.UncaughtExceptionHandler {
    /** The process whose function, teardown or callback the thread runs. */
    WorkNode workNode();

    @Override
    default void uncaughtException(Thread thread, Throwable failure) {
        throw new AssertionError("nothing a user throws gets here", failure);
    }
}
