package goprocess.impl.outside;

import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Log;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What ties one process to the outside: the signals it listens to, its shutdown hook, its exit, and
 * the one timeout of its close, which counts from when that begins, whatever began it.
 */
public final class Outside {
    /** Signals that follow the first one so closely are the same wish: launchers repeat them. */
    private static final long SAME_WISH = TimeUnit.SECONDS.toNanos(1);

    /** The signal for which the current thread begins a close. */
    private static final ThreadLocal<@Nullable OsSignal> BEGINNING = new ThreadLocal<>();

    final OwnedProcess process;
    private final OutsideWishes wishes;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** So that whoever comes second goes on when it has been said. */
    private final Object naming = new Object();

    /** Guarded by that. */
    private boolean holdupsAreNamed;

    private @Nullable ShutdownHook hook;
    private @Nullable Exit exit;

    /** Written before {@link #closing} is open, and read after that. */
    private long closingAt;

    /** The same. */
    private @Nullable OsSignal begunBy;

    /** When the first signal arrived. Guarded by this. */
    private @Nullable Long signalledAt;

    private volatile boolean insistedOn;

    private Outside(OwnedProcess process, OutsideWishes wishes) {
        this.process = process;
        this.wishes = wishes;
    }

    /**
     * Ties a process, which cannot close yet, to the outside.
     *
     * @param process is kept until it is closed
     * @param wishes what to do, of which there is something
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

    /** From the beginning of the close to its end; its thread keeps the JVM alive meanwhile. */
    private void watch() {
        awaitClosedInTime();
        awaitClosed(Long.MAX_VALUE);
    }

    /**
     * Begins the close on a thread of its own, since others that a signal closes, and the hook,
     * shall not wait for user code that the close may come upon. Where no thread can be had the
     * current one does it: they may wait then, but the wish is not lost.
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
     * @return whether the process closes for it: not if it is repeated after a while
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
        if (first == null) { // under no lock: a second signal shall not wait for what this meets
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

    /** The signal for which the close began, if there was one. It has begun. */
    @Nullable OsSignal begunBy() {
        return begunBy;
    }

    void awaitClosing() {
        awaitUninterruptibly(closing);
    }

    /** For threads of the library, that only the end of a close ends. */
    static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Whoever interrupted it wanted something else.
            }
        }
    }

    /** What is left of the timeout. Closing has begun. */
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
     * Waits for the end of the close up to the timeout; in the end what is open is named. An
     * application gives up on what holds it when a fifth of the timeout is left for the rest.
     *
     * @return whether it is closed
     */
    boolean awaitClosedInTime() {
        long nanos = timeoutNanos();
        if (wishes.abandons && !awaitClosed(left(nanos - nanos / 5))) {
            process.abandonHoldups(Duration.ofNanos(nanos - nanos / 5));
        }
        return awaitClosed(left(nanos)) || !nameHoldups();
    }

    private boolean awaitClosed(long nanos) {
        try {
            return process.awaitClosed(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Says, once, what is open when the timeout is over.
     *
     * @return whether something is
     */
    boolean nameHoldups() {
        Duration timeout = wishes.timeout == null ? Duration.ZERO : wishes.timeout;
        synchronized (naming) {
            String holdups = process.holdups(timeout);
            if (holdups != null && timeout.isPositive() && !holdupsAreNamed) {
                holdupsAreNamed = true;
                Log.warn(holdups, null);
            }
            return holdups != null;
        }
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
