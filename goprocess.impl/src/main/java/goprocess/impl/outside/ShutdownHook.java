package goprocess.impl.outside;

import goprocess.impl.messages.JvmEnd;
import goprocess.impl.messages.LibraryThreads;
import goprocess.impl.messages.Log;
import goprocess.spi.CloseCause;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Closes a process when the JVM shuts down, and waits for it up to its timeout. The timeout may
 * have begun earlier.
 */
final class ShutdownHook implements Runnable {
    /** The hooks that are waiting. */
    private static final Set<ShutdownHook> WAITING = ConcurrentHashMap.newKeySet();

    /**
     * When it first checks for work below the process that has called {@code System.exit}. The
     * pauses double, since the check looks at all processes below and at their threads.
     */
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** Made early: during the JVM's shutdown there may be no memory to link it. */
    private static final Predicate<Thread> EXITING = ExitingThreads::isExiting;

    private final Outside outside;
    private final Thread thread;

    /** Set before its thread is interrupted, since other code may swallow the interrupt. */
    private volatile boolean stopped;

    private ShutdownHook(Outside outside) {
        this.outside = outside;
        thread =
                LibraryThreads.builder("goprocess shutdown of " + outside.process.label(), false)
                        .unstarted(this);
    }

    static ShutdownHook add(Outside outside) {
        ShutdownHook hook = new ShutdownHook(outside);
        if (!JvmEnd.add(hook.thread)) {
            throw new IllegalStateException(
                    outside
                            + " cannot wait for the JVM to shut down: it is shutting down already."
                            + " Open it before, or leave the shutdown hook out");
        }
        return hook;
    }

    void remove() {
        JvmEnd.remove(thread);
    }

    /** Makes the hooks return, because a repeated signal requests that the JVM ends at once. */
    static void stopWaiting() {
        for (ShutdownHook hook : WAITING) {
            hook.stopped = true;
            hook.thread.interrupt();
        }
    }

    @Override
    public void run() {
        try {
            closeAtLast();
        } catch (InterruptedException e) {
            // The JVM is to end at once.
        } finally {
            WAITING.remove(this);
            Log.awaitWritten();
        }
    }

    /** Closes the process, even if there is no memory to begin with at once. */
    private void closeAtLast() throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                WAITING.add(this);
                if (!SignalListeners.anyInsisted()) {
                    closeInTime();
                }
                return;
            } catch (OutOfMemoryError e) {
                if (stopped || outside.isOver(begun)) {
                    return;
                }
                Outside.pauseWithoutMemory();
            }
        }
    }

    /**
     * Waits for the close. Work that called {@code System.exit} waits for this hook, so the hook
     * gives up on it.
     */
    private void closeInTime() throws InterruptedException {
        outside.begin(CloseCause.SHUTDOWN, null);
        if (!outside.awaitClosingInTime()) {
            return;
        }
        long pause = FIRST_PAUSE;
        while (!stopped && outside.left() > 0) {
            if (outside.awaitClosed(Math.min(pause, outside.left()), true)) {
                return;
            }
            outside.abandonOn(EXITING);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
        if (!stopped) {
            outside.nameOpenLeaves();
        }
    }
}
