package goprocess.impl.outside;

import goprocess.impl.messages.JvmEnd;
import goprocess.impl.messages.Log;
import goprocess.spi.CloseCause;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Closes a process when the JVM shuts down, and waits for it up to its timeout. The timeout may
 * have begun earlier.
 */
final class ShutdownHook implements Runnable {
    /** The hooks that are waiting. */
    private static final Set<ShutdownHook> WAITING = ConcurrentHashMap.newKeySet();

    /** How often it checks for work below the process that has called {@code System.exit}. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

    private final Outside outside;
    private final Thread thread;

    private ShutdownHook(Outside outside) {
        this.outside = outside;
        thread =
                Thread.ofPlatform()
                        .inheritInheritableThreadLocals(false)
                        .name("goprocess shutdown of " + outside.process.label())
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
        WAITING.forEach(hook -> hook.thread.interrupt());
    }

    @Override
    public void run() {
        WAITING.add(this);
        try {
            if (!SignalListeners.anyInsisted()) {
                closeInTime();
            }
        } catch (InterruptedException e) {
            // The JVM is to end at once.
        } finally {
            WAITING.remove(this);
            Log.awaitWritten();
        }
    }

    /**
     * Waits for the close. Work that called {@code System.exit} waits for this hook, so the hook
     * gives up on it.
     */
    private void closeInTime() throws InterruptedException {
        outside.begin(CloseCause.SHUTDOWN, null);
        outside.awaitClosing();
        while (outside.left() > 0) {
            if (outside.process.awaitClosed(Math.min(LOOK, outside.left()), true)) {
                return;
            }
            outside.process.abandonOn(ExitingThreads::isExiting);
        }
        outside.nameOpenLeaves();
    }
}
