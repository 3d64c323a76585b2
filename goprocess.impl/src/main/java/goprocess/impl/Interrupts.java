package goprocess.impl;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer of {@code interruptAfter}: one platform daemon thread, so that functions which spin on
 * every carrier cannot keep it from firing.
 */
final class Interrupts {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Interrupts() {}

    /**
     * Starts the thread of the timer, if there is none: where none can be had, the builder shall
     * say so, not the close.
     */
    static void prepare() {
        TIMER.prestartCoreThread();
    }

    static Future<?> after(long nanos, Runnable interrupt) {
        return TIMER.schedule(interrupt, nanos, TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name("goprocess interrupts")
                                .factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
