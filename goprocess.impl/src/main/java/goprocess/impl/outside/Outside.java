package goprocess.impl.outside;

import goprocess.impl.messages.Failures;
import goprocess.impl.messages.LibraryThreads;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Connects one process with the outside: the signals it listens to, its shutdown hook, its exit,
 * and the timeout of its close. There is one timeout, counted from the beginning of the close,
 * whatever began it.
 */
public final class Outside {
    /**
     * Signals within this time after the first one count as the same request, because launchers
     * repeat signals.
     */
    private static final long SAME_WISH = TimeUnit.SECONDS.toNanos(1);

    /** The pause of a thread that has no memory to wait with. */
    private static final long WITHOUT_MEMORY = TimeUnit.MILLISECONDS.toNanos(10);

    /** Ten seconds of such pauses. */
    private static final int MOST_ATTEMPTS = 1_000;

    /** The least time that a hook waits for the beginning of a close. */
    private static final long TO_BEGIN = TimeUnit.SECONDS.toNanos(1);

    /** The signal for which the current thread begins a close. */
    private static final ThreadLocal<@Nullable OsSignal> BEGINNING = new ThreadLocal<>();

    final OwnedProcess process;
    private final OutsideWishes wishes;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Makes a second thread wait until the first has named what is open. */
    private final Object naming = new Object();

    /** Guarded by {@link #naming}. */
    private boolean leavesAreNamed;

    /** Started when the close begins. Made early, since there may be no memory then. */
    private @Nullable Thread watch;

    private @Nullable ShutdownHook hook;
    private @Nullable Exit exit;

    /** Written before {@link #closing} reaches zero, and read after that. */
    private long closingAt;

    /** Written and read like {@link #closingAt}. */
    private @Nullable OsSignal begunBy;

    /** When the first signal arrived. Guarded by this. */
    private @Nullable Long signalledAt;

    private volatile boolean insistedOn;

    /** Whether it could not be tied: it closes at once. */
    private volatile boolean refused;

    Outside(OwnedProcess process, OutsideWishes wishes) {
        this.process = process;
        this.wishes = wishes;
    }

    /**
     * Connects a process, which cannot close yet, with the outside.
     *
     * @param process is retained until it is closed
     * @param wishes what to do; not empty
     * @throws IllegalArgumentException if a signal cannot be caught
     * @throws IllegalStateException if the JVM is shutting down, or has an application already; in
     *     either case nothing is left behind
     */
    public static void tie(OwnedProcess process, OutsideWishes wishes) {
        Outside outside = new Outside(process, wishes);
        try {
            outside.tie();
        } catch (Throwable e) {
            outside.refused = true;
            outside.untie();
            outside.giveBackSignalsAtLast(); // nobody waits for its close
            throw e;
        }
    }

    void tie() {
        if (wishes.exits) {
            exit = Exit.claim(this);
        }
        watch = watchOfTheClose();
        // First, because whatever comes next may begin the close, and a hook waits for that.
        process.whenClosing(this::closingBegan);
        if (wishes.timeout != null) {
            hook = ShutdownHook.add(this);
        }
        if (!wishes.signals.isEmpty()) {
            SignalListeners.take(this, wishes.signals.values());
        }
        if (exit != null) {
            exit.start();
        }
        process.whenClosed(this::untie);
    }

    /**
     * Each step without the others, since the close must end even if there is no memory for one.
     */
    private void untie() {
        if (exit == null || !exit.isPending()) { // else a repeated signal would end the JVM for it
            try {
                giveBackSignals();
            } catch (Throwable e) {
                // The thread that waits for the close tries it again.
            }
        }
        if (hook != null) {
            try {
                hook.remove();
            } catch (Throwable e) {
                // It stays, and does nothing for a closed process.
            }
        }
        if (exit != null) {
            exit.release();
        }
    }

    private void giveBackSignals() {
        if (!wishes.signals.isEmpty()) {
            SignalListeners.giveBack(this);
        }
    }

    /** Gives the signals back, if there is memory for it within some seconds. */
    void giveBackSignalsAtLast() {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                giveBackSignals();
                return;
            } catch (OutOfMemoryError e) {
                pauseWithoutMemory();
            } catch (Throwable e) {
                Failures.log("The signals of ", this, " could not be given back", e);
                return;
            }
        }
    }

    private void closingBegan() {
        closingAt = System.nanoTime();
        try {
            begunBy = BEGINNING.get();
        } catch (OutOfMemoryError e) {
            // It has no value for this thread, else it would need no memory.
        } finally {
            closing.countDown();
        }
        if (watch != null && !refused) {
            try {
                watch.start();
            } catch (OutOfMemoryError e) {
                // The close itself must not be lost for it.
                Failures.log(Failures.Mishap.CLOSE_WITHOUT_THREAD, process, e);
            }
        }
    }

    /** Null if nobody has to wait for the close, or the thread that exits does. */
    private @Nullable Thread watchOfTheClose() {
        long nanos = timeoutNanos();
        boolean endsByItself = wishes.signals.isEmpty();
        return exit == null && (!endsByItself || (nanos > 0 && nanos < Long.MAX_VALUE))
                ? LibraryThreads.builder("goprocess close of " + process.label(), endsByItself)
                        .unstarted(this::watch)
                : null;
    }

    /**
     * Waits from the beginning of the close to its end. Its thread keeps the JVM alive meanwhile.
     */
    private void watch() {
        try {
            awaitClosedInTime();
        } finally {
            awaitClosed(Long.MAX_VALUE);
            giveBackSignalsAtLast();
        }
    }

    /**
     * Begins the close on a separate thread, because the close may run user code, and other
     * processes that the signal closes, and the hook, must not wait for that. If no thread can be
     * started, the current one begins the close. The others may then have to wait, but the request
     * is not lost.
     */
    void begin(CloseCause cause, @Nullable OsSignal signal) {
        try {
            String name = "goprocess " + (signal == null ? "shutdown" : "signal " + signal);
            LibraryThreads.builder(name, signal == null).start(() -> beginAtLast(cause, signal));
        } catch (OutOfMemoryError e) {
            if (signal == null) {
                beginHere(cause, null); // the hook tries it again, as long as it has time
            } else {
                beginAtLast(cause, signal);
            }
        }
    }

    /** Begins the close, even if there is no memory for it at once. */
    private void beginAtLast(CloseCause cause, @Nullable OsSignal signal) {
        while (true) {
            try {
                beginHere(cause, signal);
                return;
            } catch (OutOfMemoryError e) {
                if (closing.getCount() == 0) {
                    throw e; // of what the close runs
                }
                pauseWithoutMemory();
            }
        }
    }

    static void pauseWithoutMemory() {
        LockSupport.parkNanos(WITHOUT_MEMORY);
    }

    private void beginHere(CloseCause cause, @Nullable OsSignal signal) {
        BEGINNING.set(signal);
        try {
            process.begin(cause);
        } finally {
            BEGINNING.remove();
        }
    }

    /**
     * One of its signals arrived.
     *
     * @return whether the process closes because of it; false if it is repeated after a while
     */
    boolean signalled(OsSignal signal) {
        long now = System.nanoTime();
        Long first;
        synchronized (this) {
            first = signalledAt;
            if (first == null) {
                signalledAt = now;
            }
        }
        if (first == null) {
            // Under no lock, so that a second signal need not wait for the close that this begins.
            begin(CloseCause.SIGNAL, signal);
            return true;
        }
        return now - first <= SAME_WISH;
    }

    boolean isRefused() {
        return refused;
    }

    void insist() {
        insistedOn = true;
    }

    boolean isInsistedOn() {
        return insistedOn;
    }

    /** The signal that began the close, if there was one. The close has begun. */
    @Nullable OsSignal begunBy() {
        return begunBy;
    }

    /**
     * Waits for the beginning of the close, which another thread makes. For that it may need memory
     * that is not there.
     */
    boolean awaitClosingInTime() throws InterruptedException {
        long nanos = Math.max(timeoutNanos(), TO_BEGIN);
        boolean begun = closing.await(nanos, TimeUnit.NANOSECONDS);
        if (!begun) {
            Failures.log(this + " could not begin to close: the JVM ends without it", null);
        }
        return begun;
    }

    void awaitClosing() {
        awaitUninterruptibly(closing);
    }

    /** For threads of the library that only the end of a close ends. */
    static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // An interrupt has no meaning for this thread.
            }
        }
    }

    /** The rest of the timeout. The close has begun. */
    long left() {
        return left(timeoutNanos());
    }

    private long left(long nanos) {
        return nanos == Long.MAX_VALUE ? nanos : closingAt + nanos - System.nanoTime();
    }

    /** Whether the timeout would be over if the close had begun then. */
    boolean isOver(long begun) {
        return System.nanoTime() - begun > timeoutNanos();
    }

    private long timeoutNanos() {
        Duration timeout = wishes.timeout;
        return timeout == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * Waits for the end of the close, up to the timeout. After that it names what is open. An
     * application gives up on what holds it when a fifth of the timeout is left.
     *
     * @return whether it is closed
     */
    boolean awaitClosedInTime() {
        long nanos = timeoutNanos();
        if (wishes.abandons && !awaitClosed(left(nanos - nanos / 5))) {
            process.nameWhatIsGivenUp(Duration.ofNanos(nanos - nanos / 5));
            abandon();
        }
        return awaitClosed(left(nanos)) || !nameOpenLeaves();
    }

    private boolean awaitClosed(long nanos) {
        try {
            return awaitClosed(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits for the end of the close. If there is no memory for the wait, it tries again, because
     * teardowns may still run, and may free some.
     */
    boolean awaitClosed(long nanos, boolean interruptibly) throws InterruptedException {
        long begun = System.nanoTime();
        long left = nanos;
        while (true) {
            try {
                return process.awaitClosed(left, interruptibly);
            } catch (OutOfMemoryError e) {
                pauseWithoutMemory();
                left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - begun);
            }
        }
    }

    /** Without memory it tries again, until it has closed by itself or the timeout is over. */
    private void abandon() {
        do {
            try {
                process.abandon();
                return;
            } catch (Throwable e) {
                if (!(e instanceof OutOfMemoryError) || left() <= 0) {
                    Failures.log("What holds ", this, " could not be given up", e);
                    return;
                }
            }
        } while (!awaitClosed(WITHOUT_MEMORY));
    }

    /** Gives up on what runs on certain threads below the process. */
    void abandonOn(Predicate<Thread> lost) {
        try {
            process.abandonOn(lost);
        } catch (Throwable e) {
            Failures.log("What exits below ", this, " could not be given up", e);
        }
    }

    /**
     * Logs, once, what is open when the timeout is over.
     *
     * @return whether anything is open
     */
    boolean nameOpenLeaves() {
        Duration timeout = wishes.timeout == null ? Duration.ZERO : wishes.timeout;
        synchronized (naming) {
            try {
                String leaves = process.openLeaves(timeout);
                if (leaves != null && timeout.isPositive() && !leavesAreNamed) {
                    leavesAreNamed = true;
                    Failures.log(leaves, null);
                }
                return leaves != null;
            } catch (Throwable e) {
                Failures.log("What is open below ", this, " could not be named", e);
                return !awaitClosed(0);
            }
        }
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
