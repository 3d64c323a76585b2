package goprocess.debug.presence;

import goprocess.api.State;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Starts the parts soon after the first process was opened, ends them some seconds after the last
 * was closed, and starts them again with the next one. So a web application that is undeployed
 * leaves nothing behind.
 *
 * <p>Open processes are not counted. One thread checks every few seconds. While nothing is open,
 * {@link #isWaiting} says that the listener wants to be notified of the next opening. A process
 * that is opened at the very moment of a check may not be reported. So there are two checks,
 * seconds apart, before the parts end.
 */
public class WhileOpen implements Runnable {
    /**
     * The waiting times.
     *
     * @param beforeComing before the parts are started; a small program has closed its processes by
     *     then
     * @param betweenLooks between two checks for an open process
     * @param beforeGoing between the check that found none and the final one
     */
    record Pauses(Duration beforeComing, Duration betweenLooks, Duration beforeGoing) {}

    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofSeconds(2));

    private final List<Part> parts;
    private final Pauses pauses;

    /** Whether nothing was open at the last check. */
    private volatile boolean waiting = true;

    /** Guarded by this. */
    private @Nullable Thread thread;

    /** A process that was open at the last check. Asking it costs less than checking all. */
    private WeakReference<@Nullable ProcessNode> known = new WeakReference<>(null);

    /**
     * No part is started before {@link #opened} is called.
     *
     * @param parts the parts, in the order in which they are started
     */
    public WhileOpen(List<Part> parts) {
        this(parts, PAUSES);
    }

    WhileOpen(List<Part> parts, Pauses pauses) {
        this.parts = parts;
        this.pauses = pauses;
    }

    /** The open processes that have no open parent. */
    List<? extends ProcessNode> roots() {
        return ProcessProvider.installed().roots();
    }

    /**
     * Whether the next opening of a process has to be reported.
     *
     * @return true while no part is started, or the parts are about to end
     */
    public boolean isWaiting() {
        return waiting;
    }

    /** A process was opened. To be called if {@link #isWaiting} is true. */
    public synchronized void opened() {
        waiting = false;
        if (thread != null) {
            return; // its next check will find an open process
        }
        try {
            thread =
                    Thread.ofPlatform()
                            .daemon()
                            .inheritInheritableThreadLocals(false)
                            .name("goprocess-debug")
                            .unstarted(this);
            thread.start();
        } catch (OutOfMemoryError e) {
            // The next opening tries again.
            thread = null;
            waiting = true;
        }
    }

    /** What its thread runs. */
    @Override
    public void run() {
        try {
            do {
                LockSupport.parkNanos(pauses.beforeComing().toNanos());
                parts.forEach(part -> attempt(part, Part::come));
                stay();
                parts.reversed().forEach(part -> attempt(part, Part::go));
            } while (!ends());
        } catch (NoClassDefFoundError e) {
            // The class loader of this module was closed: its application has ended.
            parts.reversed().forEach(part -> attempt(part, Part::go));
        }
    }

    private void stay() {
        while (true) {
            LockSupport.parkNanos(pauses.betweenLooks().toNanos());
            waiting = true;
            if (isAnyOpen()) {
                waiting = false;
                continue;
            }
            LockSupport.parkNanos(pauses.beforeGoing().toNanos());
            if (waiting && !isAnyOpen()) {
                return;
            }
            waiting = false;
        }
    }

    private synchronized boolean ends() {
        if (waiting) {
            thread = null;
        }
        return waiting;
    }

    private boolean isAnyOpen() {
        ProcessNode one = known.get();
        if (one != null && one.state() != State.CLOSED) {
            return true;
        }
        try {
            for (ProcessNode root : roots()) {
                if (root.state() != State.CLOSED) {
                    known = new WeakReference<>(root);
                    return true;
                }
            }
            return false;
        } catch (OutOfMemoryError e) {
            return true; // memory is exhausted, so the program is in use
        }
    }

    /** Runs a step of a part. If it fails, the part is missing, and the application continues. */
    private static void attempt(Part part, Consumer<Part> step) {
        try {
            step.accept(part);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            try {
                System.getLogger("goprocess.debug")
                        .log(Level.DEBUG, "One way less to look at the processes", e);
            } catch (RuntimeException | Error loggersOwn) {
                // There is nothing left to notify.
            }
        }
    }
}
