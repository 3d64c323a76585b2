package goprocess.impl.running;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread of the timers: for interrupts, for giving up, and for times at which processes close.
 * It is a platform daemon thread, so functions that spin on every carrier cannot delay it. For the
 * same reason it never waits for a lock that other threads take: a virtual thread that was next in
 * line for it would need a carrier. Other threads only add timers to the arrivals, by
 * compare-and-set. This thread alone knows which timers wait, and hands them over when they are
 * due, since the action of a timer may block.
 *
 * <p>The thread stays as long as a timer waits, or one that was made may still be started, and some
 * seconds longer. So a timer has its thread when it is started.
 */
final class TimerThread {
    /** The time after which an action is repeated that found no thread or no memory. */
    static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long MOST_IDLE = TimeUnit.SECONDS.toNanos(3);

    /** No timer waits longer, so the times of any two can be compared. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    /**
     * So many arrivals wake the thread, though none of them is due soon: most were cancelled, and
     * are to be removed.
     */
    private static final int MANY = 256;

    private static final OnDemandThread THREAD =
            new OnDemandThread("goprocess timer", TimerThread::run, TimerThread::isNeeded);

    /** The last timer to arrive; it leads to the others. */
    private static final AtomicReference<@Nullable Timer> ARRIVED = new AtomicReference<>();

    /** At first one that nobody has. */
    private static final AtomicReference<WeakReference<Hold>> HOLD =
            new AtomicReference<>(new WeakReference<>(new Hold()));

    /** Used by the thread of the timers only. */
    private static final WaitingTimers WAITING = new WaitingTimers();

    /**
     * When the thread will look for arrivals by itself. It is written before the thread looks for
     * the last time, and read after a timer was added. So either the thread sees the timer, or
     * whoever added it knows whether to wake the thread.
     */
    private static volatile long wakesAt;

    private TimerThread() {}

    /**
     * Keeps the thread as long as a timer has it. All have the same one, and this class refers to
     * it weakly: what was forgotten without being closed does not keep the thread.
     */
    static final class Hold {
        private final AtomicInteger timers = new AtomicInteger();

        private Hold() {}

        /** A timer that has it is over. */
        void letGo() {
            timers.decrementAndGet();
        }
    }

    /** Takes the hold for a timer. Throws if there is no thread, and none can be started. */
    static Hold hold() {
        Hold hold = reachableHold();
        hold.timers.incrementAndGet();
        try {
            THREAD.ensureRunning();
            return hold;
        } catch (Throwable e) {
            hold.letGo();
            throw e;
        }
    }

    private static Hold reachableHold() {
        while (true) {
            WeakReference<Hold> last = HOLD.get();
            Hold hold = last.get();
            if (hold != null) {
                return hold;
            }
            Hold fresh = new Hold();
            if (HOLD.compareAndSet(last, new WeakReference<>(fresh))) {
                return fresh;
            }
        }
    }

    /** Starts the thread, if there is none. Throws if it cannot be started. */
    static void prepare() {
        THREAD.ensureRunning();
    }

    /** When it will be, after some time. */
    static long in(long nanos) {
        return System.nanoTime() + Math.clamp(nanos, 0, LONGEST);
    }

    /** Adds a timer to the arrivals. The thread is there, since the timer had the hold. */
    static void enter(Timer timer) {
        long dueAt = timer.dueAt();
        int arrivals;
        Timer last;
        do {
            last = ARRIVED.get();
            arrivals = last == null ? 1 : last.arrivals + 1;
            timer.arrivedBefore = last;
            timer.arrivals = arrivals;
        } while (!ARRIVED.compareAndSet(last, timer));
        if (arrivals % MANY == 0 || dueAt - wakesAt <= 0) {
            THREAD.wake();
        }
    }

    private static void run() {
        long restsUntil = in(MOST_IDLE);
        while (true) {
            takeArrivals();
            Timer next = WAITING.earliest();
            long now = System.nanoTime();
            if (next != null) {
                restsUntil = now + MOST_IDLE;
                if (next.dueAt() - now <= 0) {
                    WAITING.remove(next);
                    handOver(next);
                } else {
                    sleep(next.dueAt() - now);
                }
            } else if (restsUntil - now > 0) {
                sleep(restsUntil - now);
            } else if (THREAD.ends()) {
                return;
            } else {
                restsUntil = now + MOST_IDLE;
            }
        }
    }

    private static void takeArrivals() {
        Timer timer = ARRIVED.getAndSet(null);
        while (timer != null) {
            Timer before = timer.arrivedBefore;
            timer.arrivedBefore = null; // from now on it may arrive again
            if (timer.waits()) {
                WAITING.add(timer);
            } else {
                WAITING.remove(timer);
            }
            timer = before;
        }
    }

    /** If nobody can do what is due, it is tried again later. Here nothing may need memory. */
    private static void handOver(Timer timer) {
        if (!timer.comesDue()) {
            return;
        }
        try {
            TimerPool.execute(timer);
        } catch (Throwable e) { // no thread or no memory
            if (timer.waitsAgain()) {
                WAITING.add(timer);
            }
        }
    }

    private static void sleep(long nanos) {
        wakesAt = System.nanoTime() + nanos;
        if (ARRIVED.get() == null) {
            LockSupport.parkNanos(TimerThread.class, nanos);
            Thread.interrupted(); // else it would not park again
        }
    }

    private static boolean isNeeded() {
        return ARRIVED.get() != null || isHeld();
    }

    static boolean isHeld() {
        Hold hold = HOLD.get().get();
        return hold != null && hold.timers.get() > 0;
    }
}
