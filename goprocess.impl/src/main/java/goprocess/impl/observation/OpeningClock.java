package goprocess.impl.observation;

import goprocess.impl.messages.LibraryThreads;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock for the time at which a process is opened. One reading of the system's clock takes as
 * long as a child that opens and closes. So while more than a million processes a second are
 * opened, a thread reads it once in a millisecond, and all of them get that time. The thread ends
 * with the burst.
 */
final class OpeningClock implements Runnable {
    /** One opening in this many is noted; a power of two. */
    static final int NOTED = 1 << 14;

    /** If that takes no longer, it is a burst. */
    static final long BURST = TimeUnit.MILLISECONDS.toNanos(16);

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

    private static final AtomicBoolean TICKING = new AtomicBoolean();

    /** The time during a burst, otherwise 0. Written by the thread only. */
    private static volatile long ticked;

    private static volatile long notedAt;

    private OpeningClock() {}

    /** The time, or during a burst a time that is about a millisecond old at most. */
    static long now() {
        long time = ticked;
        return time != 0 ? time : System.nanoTime();
    }

    /** A process was opened; its id tells how many there have been. */
    static void opened(long id) {
        if ((id & (NOTED - 1)) == 0) {
            note(System.nanoTime());
        }
    }

    /**
     * Notes an opening at this time, and starts the thread if the one before was noted just now.
     */
    static void note(long now) {
        boolean burst = now - notedAt < BURST;
        notedAt = now;
        if (burst && !TICKING.get() && TICKING.compareAndSet(false, true)) {
            startTicking();
        }
    }

    private static void startTicking() {
        try {
            LibraryThreads.daemon("goprocess clock", new OpeningClock()).start();
        } catch (Throwable e) { // no thread now: each opening reads the clock
            TICKING.set(false);
        }
    }

    /** What its thread runs. */
    @Override
    public void run() {
        while (tick(System.nanoTime())) {
            LockSupport.parkNanos(TICK);
        }
        TICKING.set(false);
    }

    /** Sets the time. After a burst there is none, and this returns false. */
    static boolean tick(long now) {
        boolean burst = now - notedAt < 2 * BURST;
        ticked = burst ? now : 0;
        return burst;
    }
}
