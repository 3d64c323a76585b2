package goprocess.impl.outside;

import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Log;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

    /** The signal for which the current thread begins a close. */
    private static final ThreadLocal<@Nullable OsSignal> BEGINNING = new ThreadLocal<>();

    final OwnedProcess process;
    private final OutsideWishes wishes;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Makes a second thread wait until the first has named what is open. */
    private final Object naming = new Object();

    /** Guarded by {@link #naming}. */
    private boolean leavesAreNamed;

    private @Nullable ShutdownHook hook;
    private @Nullable Exit exit;

    /** Written before {@link #closing} reaches zero, and read after that. */
    private long closingAt;

    /** Written and read like {@link #closingAt}. */
    private @Nullable OsSignal begunBy;

    /** When the first signal arrived. Guarded by this. */
    private @Nullable Long signalledAt;

    private volatile boolean insistedOn;

    private Outside(OwnedProcess process, OutsideWishes wishes) {
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
            outside.untie();
            throw e;
        }
    }

    private void tie() {
        if (wishes.exits) {
            exit = Exit.claim(this);
        }
        if (wishes.timeout != null) {
            hook = ShutdownHook.add(this);
        }
        if (!wishes.signals.isEmpty()) {
            SignalListeners.take(this, wishes.signals.values());
        }
        if (exit != null) {
            exit.start();
        }
        process.whenClosing(this::closingBegan);
        process.whenClosed(this::untie);
    }

    private void untie() {
        if (!wishes.signals.isEmpty()) {
            SignalListeners.giveBack(this);
        }
        if (hook != null) {
            hook.remove();
        }
        if (exit != null) {
            exit.release();
        }
    }

    private void closingBegan() {
        closingAt = System.nanoTime();
        begunBy = BEGINNING.get();
        closing.countDown();
        long nanos = timeoutNanos();
        boolean endsByItself = wishes.signals.isEmpty();
        if (exit == null && (!endsByItself || (nanos > 0 && nanos < Long.MAX_VALUE))) {
            startWatch(endsByItself);
        }
    }

    private void startWatch(boolean daemon) {
        try {
            thread("goprocess close of " + process.label(), daemon).start(this::watch);
        } catch (OutOfMemoryError e) {
            // The close itself must not be lost for it; but the JVM may end before it has.
            Failures.log("There is no thread that waits for the close of " + process.label(), e);
        }
    }

    /**
     * Waits from the beginning of the close to its end. Its thread keeps the JVM alive meanwhile.
     */
    private void watch() {
        awaitClosedInTime();
        awaitClosed(Long.MAX_VALUE);
    }

    /**
     * Begins the close on a separate thread, because the close may run user code, and other
     * processes that the signal closes, and the hook, must not wait for that. If no thread can be
     * started, the current one begins the close. The others may then have to wait, but the request
     * is not lost.
     */
    void begin(CloseCause cause, @Nullable OsSignal signal) {
        String name = "goprocess " + (signal == null ? "shutdown" : "signal " + signal);
        try {
            thread(name, signal == null).start(() -> beginHere(cause, signal));
        } catch (OutOfMemoryError e) {
            beginHere(cause, signal);
        }
    }

    private void beginHere(CloseCause cause, @Nullable OsSignal signal) {
        BEGINNING.set(signal);
        try {
            process.begin(cause);
        } finally {
            BEGINNING.remove();
        }
    }

    private static Thread.Builder.OfPlatform thread(String name, boolean daemon) {
        return Thread.ofPlatform().daemon(daemon).inheritInheritableThreadLocals(false).name(name);
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
            process.abandonOpenLeaves(Duration.ofNanos(nanos - nanos / 5));
        }
        return awaitClosed(left(nanos)) || !nameOpenLeaves();
    }

    private boolean awaitClosed(long nanos) {
        try {
            return process.awaitClosed(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
            String leaves = process.openLeaves(timeout);
            if (leaves != null && timeout.isPositive() && !leavesAreNamed) {
                leavesAreNamed = true;
                Log.warn(leaves, null);
            }
            return leaves != null;
        }
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
