package goprocess.impl.running;

/**
 * The work for which a thread of the library was made. It is the thread's uncaught exception
 * handler, which is never called. So the work can be found from the thread without a thread-local
 * map.
 */
interface Worker extends Thread.UncaughtExceptionHandler {
    /** The process whose function, teardown or callback the thread runs. */
    WorkNode workNode();

    @Override
    default void uncaughtException(Thread thread, Throwable failure) {
        throw new AssertionError("nothing a user throws gets here", failure);
    }
}
