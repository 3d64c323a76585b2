package goprocess.impl.running;

import goprocess.impl.messages.LibraryThreads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do what is due: as many as are blocked at a time. They end when they have had
 * nothing to do for some seconds. The pool has locks, so only the thread of the timers, which is
 * none of those that lack a carrier, adds to it.
 */
final class TimerPool {
    private static final ExecutorService POOL =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    3,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    work -> LibraryThreads.daemon("goprocess timer work", work));

    private TimerPool() {}

    /** Throws if there is no thread for it. */
    static void execute(Timer due) {
        POOL.execute(due);
    }
}
