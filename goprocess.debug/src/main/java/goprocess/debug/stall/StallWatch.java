package goprocess.debug.stall;

import goprocess.api.State;
import goprocess.debug.presence.Part;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Notices that a close takes longer than a threshold.
 *
 * <p>It keeps no list of closing processes, as there may be a million: closes that begin in the
 * same stretch of time share a counter. The graph is captured and diagnosed only if a counter that
 * is old enough is not back at zero. A stretch begins with a close, which starts the timer. When
 * the last stretch is empty, the timer has nothing to do, and its thread ends.
 *
 * <p>When a process begins to close the caller calls {@link #closing}, keeps the result with the
 * process, and calls {@link Stretch#closed} when the process is closed.
 */
public final class StallWatch implements Part {
    private static final int STRETCHES_PER_THRESHOLD = 8;

    /** A graph that changes while it is read may hide a close once, but not this many times. */
    private static final int LOST_AFTER = 3;

    /**
     * Below a process whose close is requested, work may go on for as long as the program does. It
     * is reported only once, so it is checked at longer and longer intervals, up to this power of
     * two.
     */
    private static final int MOST_PATIENCE = 6;

    /** Closes that began within a short time of each other. */
    public static final class Stretch {
        private final long start;

        /** Whether the closes in it are only requested, and have not begun. */
        private final boolean ofWishes;

        private final LongAdder open = new LongAdder();

        /** Set when the stretch is no longer checked. */
        private volatile boolean retired;

        private Stretch(long start, boolean ofWishes) {
            this.start = start;
            this.ofWishes = ofWishes;
        }

        /** One of the closes ended. Called once for each. */
        public void closed() {
            open.decrement();
        }

        /**
         * Counts one more close. Returns false if the stretch was retired meanwhile, so that the
         * close might not be noticed.
         */
        private boolean begin() {
            open.increment();
            return !retired;
        }

        /** Returns whether no close is left in it. After that {@link #begin} returns false. */
        private boolean retire() {
            retired = true;
            if (open.sum() == 0) {
                return true;
            }
            retired = false;
            return false;
        }
    }

    /** What the timer runs. A lambda would take longer to load. */
    private final class Check implements Runnable {
        @Override
        public void run() {
            check();
        }
    }

    private final Check check = new Check();
    private final long threshold;
    private final long length;
    private final StalledCloses closes;
    private final AtomicReference<Stretch> current;
    private final AtomicReference<Stretch> wished;
    private final Queue<Stretch> stretches = new ConcurrentLinkedQueue<>();

    /**
     * The stretches of running processes whose close is requested, by the number of the process.
     */
    private final Map<Long, Stretch> wishes = new ConcurrentHashMap<>();

    private final AtomicBoolean armed = new AtomicBoolean();

    /** Guarded by this. Made with the first close that takes time: most programs have none. */
    private @Nullable ScheduledThreadPoolExecutor timer;

    /** Guarded by this: the next check, which has not begun; null if there is none. */
    private @Nullable Future<?> scheduled;

    /** Guarded by this: when it is due. */
    private long due;

    // Used by the timer's thread.

    /** How many times in a row a check found no close that takes long. */
    private int lost;

    /** The stretches that were late at the last check. */
    private List<Stretch> lastLate = List.of();

    /** How often in a row only requested closes were late, and no further one came. */
    private int patience;

    /** When the graph is captured again if that remains so. */
    private long nextLook;

    /**
     * Watches.
     *
     * @param threshold how long a close may take; positive
     * @param roots where the graph begins
     * @param report is notified in addition to the log
     */
    public StallWatch(
            Duration threshold,
            Supplier<? extends List<? extends ProcessNode>> roots,
            StallReport report) {
        this(threshold, roots, report, null);
    }

    /**
     * Watches, and writes what is known about a close that takes long to files.
     *
     * @param threshold how long a close may take; positive
     * @param roots where the graph begins
     * @param report is notified in addition to the log
     * @param dump writes the files, or null
     */
    public StallWatch(
            Duration threshold,
            Supplier<? extends List<? extends ProcessNode>> roots,
            StallReport report,
            @Nullable StallDump dump) {
        // At most half of what the clock can hold, which is 146 years, so that sums do not
        // overflow.
        this.threshold = Math.min(TimeUnit.NANOSECONDS.convert(threshold), Long.MAX_VALUE / 2);
        this.length = Math.max(1, this.threshold / STRETCHES_PER_THRESHOLD);
        this.closes = new StalledCloses(this.threshold, roots, report, dump);
        this.current = new AtomicReference<>(unwatched(false));
        this.wished = new AtomicReference<>(unwatched(true));
    }

    /** The first close in it has it watched, even one that began before this object was created. */
    private static Stretch unwatched(boolean ofWishes) {
        Stretch stretch = new Stretch(System.nanoTime(), ofWishes);
        stretch.retired = true;
        return stretch;
    }

    /**
     * A close began. Costs a comparison and a count.
     *
     * @param time when, by {@link System#nanoTime()}
     * @return the stretch, to be notified when the close has ended
     */
    public Stretch closing(long time) {
        return begun(current, false, time);
    }

    private Stretch begun(AtomicReference<Stretch> latest, boolean ofWishes, long time) {
        Stretch stretch = latest.get();
        while (time - stretch.start >= length) {
            Stretch next = new Stretch(time, ofWishes);
            if (latest.compareAndSet(stretch, next)) {
                next.open.increment();
                watch(next);
                return next;
            }
            stretch = latest.get();
        }
        // This call may come long after its time, when the stretch of that time has been retired.
        if (!stretch.begin()) {
            stretch.retired = false;
            watch(stretch);
        }
        return stretch;
    }

    /**
     * A process began to close, whether or not that was requested before.
     *
     * @param process which
     * @param time when
     * @return the stretch, to be notified when the close has ended
     */
    public Stretch closing(ProcessNode process, long time) {
        endWish(process.id());
        return closing(time);
    }

    /**
     * A process is to close once everything it waits for has closed. That may take as long as a
     * close.
     *
     * @param process which
     * @param time when, by {@link System#nanoTime()}
     */
    public void closeWished(ProcessNode process, long time) {
        wishes.put(process.id(), begun(wished, true, time));
        if (process.state() != State.RUNNING) { // its close has begun already
            endWish(process.id());
        }
    }

    /**
     * A process began to close and is closed, or can never be closed: its close is no longer
     * requested.
     *
     * @param id its number
     */
    public void endWish(long id) {
        Stretch ended = wishes.isEmpty() ? null : wishes.remove(id);
        if (ended != null) {
            ended.closed();
        }
    }

    /** Watches a stretch. Doing so twice is harmless. */
    private void watch(Stretch stretch) {
        stretches.add(stretch);
        arm();
    }

    /** The timer may be armed for a time that is far away, because of a request that is old. */
    private void arm() {
        boolean first = armed.compareAndSet(false, true);
        boolean done = false;
        try {
            checkWithin(length + threshold);
            done = true;
        } finally {
            if (first && !done) {
                // There was no memory for the timer's thread: the next stretch tries again.
                armed.set(false);
            }
        }
    }

    /** There is one check at a time: one that is due later gives way. */
    private synchronized void checkWithin(long nanos) {
        long at = System.nanoTime() + nanos;
        if (scheduled != null) {
            if (at - due >= 0) {
                return;
            }
            unschedule(); // whatever follows: without memory for another, none is believed to be
            // due
        }
        due = at;
        scheduled = timer().schedule(check, nanos, TimeUnit.NANOSECONDS);
    }

    /** Zero if there is none. */
    synchronized Duration untilNextCheck() {
        return scheduled == null ? Duration.ZERO : Duration.ofNanos(due - System.nanoTime());
    }

    private synchronized void checkHasBegun() {
        scheduled = null;
    }

    /** Whatever fails, such as for lack of memory, there is a next check. */
    private void check() {
        checkHasBegun();
        boolean done = false;
        try {
            lookAtStretches();
            done = true;
        } finally {
            if (!done) {
                armed.set(false);
                arm();
            }
        }
    }

    private void lookAtStretches() {
        long now = System.nanoTime();
        long next = Long.MAX_VALUE;
        List<Stretch> late = new ArrayList<>();
        boolean wishesOnly = true;
        for (Iterator<Stretch> all = stretches.iterator(); all.hasNext(); ) {
            Stretch stretch = all.next();
            long left = length + threshold - (now - stretch.start);
            if (left > 0) {
                next = Math.min(next, left);
            } else if (stretch.retire()) {
                all.remove();
            } else {
                late.add(stretch);
                wishesOnly &= stretch.ofWishes;
            }
        }
        boolean same = wishesOnly && late.equals(lastLate);
        lastLate = late;
        if (late.isEmpty()) {
            closes.over();
        } else if (same && now - nextLook < 0) {
            next = Math.min(next, nextLook - now);
        } else if (closes.examine()) {
            lost = 0;
            patience = same ? Math.min(patience + 1, MOST_PATIENCE) : 0;
            nextLook = System.nanoTime() + pause();
            next = Math.min(next, pause());
        } else if (++lost < LOST_AFTER) {
            next = Math.min(next, threshold);
        } else {
            lost = 0;
            forget(now);
        }
        if (next < Long.MAX_VALUE) {
            checkWithin(next);
            return;
        }
        armed.set(false);
        // A stretch that began after the check found the timer still armed.
        if (!stretches.isEmpty()) {
            arm();
        }
    }

    private long pause() {
        return threshold > Long.MAX_VALUE >> MOST_PATIENCE ? threshold : threshold << patience;
    }

    /** Does nothing: the first close starts the timer. */
    @Override
    public void come() {}

    /** Nothing is open, so nothing is closing: ends the timer's thread at once. */
    @Override
    public void go() {
        unschedule();
        for (Iterator<Stretch> all = stretches.iterator(); all.hasNext(); ) {
            if (all.next().retire()) {
                all.remove();
            }
        }
        armed.set(false);
        if (!stretches.isEmpty()) {
            arm();
        }
    }

    private synchronized void unschedule() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
    }

    /**
     * Drops old stretches. A process that became garbage while it was closing never closes, so its
     * end is never reported.
     */
    private void forget(long now) {
        stretches.removeIf(
                stretch -> {
                    boolean old = now - stretch.start >= length + threshold;
                    stretch.retired |= old;
                    return old;
                });
    }

    /**
     * The timer has a platform thread, so it works even if functions spin on every carrier thread.
     */
    private synchronized ScheduledThreadPoolExecutor timer() {
        if (timer == null) {
            timer = newTimer();
        }
        return timer;
    }

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform()
                                .name("goprocess-stall-watch")
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }
}
