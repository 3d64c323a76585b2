package goprocess.impl.running;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The clock of interrupts and of giving up: one platform daemon thread, so that functions which
 * spin on every carrier cannot keep it from firing. It only hands over, since to interrupt a thread
 * may block: the rest is done by platform threads of which there are as many as are blocked.
 *
 * <p>All of them end when they have had nothing to do for some seconds, so they keep no class
 * loader.
 */
public final class Timer {
    private static final long IDLE_SECONDS = 3;

    /** After so long a thread is asked for again that could not be had. */
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
     * Starts the thread of the clock, if there is none: where none can be had, the builder shall
     * say so, not the close.
     */
    static void prepare() {
        CLOCK.prestartCoreThread();
    }

    /** Does something later that may block. */
    static Future<?> after(long nanos, Runnable action) {
        return CLOCK.schedule(() -> handOver(action), nanos, TimeUnit.NANOSECONDS);
    }

    /** What was promised for a time is not forgotten where no thread can be had at that time. */
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
