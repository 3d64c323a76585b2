package goprocess.impl.running;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer for interrupts and for giving up. It has one platform daemon thread, so functions that
 * spin on every carrier cannot delay it. That thread only hands the work over, since interrupting a
 * thread may block. Other platform threads do the work, as many as are blocked at a time.
 *
 * <p>All of them end when they have had nothing to do for some seconds, so they keep no class
 * loader.
 */
public final class Timer {
    private static final long IDLE_SECONDS = 3;

    /** The time after which a thread that could not be started is tried again. */
    private static final long AGAIN_MILLIS = 100;

    private static final ScheduledThreadPoolExecutor CLOCK = clock();
    private static final ExecutorService HANDS =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    daemons("goprocess timer hand"));

    private Timer() {}

    /**
     * Starts the thread of the timer, if there is none. If it cannot be started, the builder
     * throws, and not the close.
     */
    static void prepare() {
        CLOCK.prestartCoreThread();
    }

    /** Schedules an action that may block. */
    static Future<?> after(long nanos, Runnable action) {
        return CLOCK.schedule(() -> handOver(action), nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Hands an action to another thread. If no thread can be started, it is tried again later, so
     * no action is lost.
     */
    private static void handOver(Runnable action) {
        try {
            HANDS.execute(action);
        } catch (OutOfMemoryError e) {
            var unused =
                    CLOCK.schedule(() -> handOver(action), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, daemons("goprocess timer"));
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(name)
                .factory();
    }
}
