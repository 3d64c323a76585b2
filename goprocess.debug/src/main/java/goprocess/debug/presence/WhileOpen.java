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

/**
 * Starts the parts soon after the first process was opened, ends them some seconds after the last
 * was closed, and starts them again with the next one. So a web application that is undeployed
 * leaves nothing behind.
 *
 * <p>A process that is opened while the parts end brings them back at once. Those that have not
 * ended yet stay.
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
     * @param beforeComing before a new thread starts the second part and those after it; a small
     *     program has closed its processes by then
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
     * @param parts the parts, in the order in which they are started; there is no pause before the
     *     first one
     */
    public WhileOpen(List<Part> parts) {
        this(parts, PAUSES);
    }

    WhileOpen(List<Part> parts, Pauses pauses) {
        this.parts = List.copyOf(parts);
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

    /**
     * What its thread runs. The class loader of this module may be closed at any moment, as the
     * application ends. From then on no class can be loaded, so each part has loaded beforehand
     * what {@link Part#go} needs, and so have the checks.
     */
    @Override
    public void run() {
        try {
            come(parts.getFirst()); // whoever opened the process may have tried it in vain
            isAnyOpen(); // loads what the checks need
            pause(pauses.beforeComing());
            do {
                come();
                stay();
                goUnlessOpened();
            } while (!ends());
        } catch (Throwable e) {
            // The class loader was closed, and a part or a check needed a class; or there is no
            // memory. The next opening starts again.
            try {
                go();
            } finally {
                ended();
            }
        }
    }

    /** Ends at its time only: user code on this thread, or a container, may have interrupted it. */
    void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            Thread.interrupted();
        }
    }

    private void come() {
        for (Part part : parts) {
            come(part);
        }
    }

    private void come(Part part) {
        try {
            part.come();
        } catch (LinkageError e) {
            if (!isAnyOpen()) {
                throw e; // the class loader was closed, and no other part would find a class
            }
            log(e);
        } catch (Throwable e) {
            log(e);
        }
    }

    private void stay() {
        do {
            pause(pauses.betweenLooks());
        } while (!isUnused());
    }

    private void goUnlessOpened() {
        for (int i = parts.size() - 1; i >= 0 && waiting; i--) {
            go(parts.get(i));
        }
    }

    private void go() {
        for (int i = parts.size() - 1; i >= 0; i--) { // without memory too
            go(parts.get(i));
        }
    }

    private void go(Part part) {
        try {
            part.go();
        } catch (Throwable e) {
            log(e);
        }
    }

    /** Whether two checks found nothing open. If the first one does, it returns at once. */
    private boolean isUnused() {
        waiting = true;
        if (!isAnyOpen()) {
            pause(pauses.beforeGoing());
            if (waiting && !isAnyOpen()) {
                return true;
            }
        }
        waiting = false;
        return false;
    }

    private synchronized boolean ends() {
        if (waiting) {
            thread = null;
        }
        return waiting;
    }

    private synchronized void ended() {
        waiting = true;
        thread = null;
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

    /**
     * A part is missing, and the application continues. If a class was not found while nothing is
     * open, the class loader has been closed. A logger would ask it for further classes, so there
     * is no message.
     */
    private void log(Throwable failure) {
        try {
            if (!(failure instanceof LinkageError) || isAnyOpen()) {
                System.getLogger("goprocess.debug")
                        .log(Level.DEBUG, "One way less to look at the processes", failure);
            }
        } catch (Throwable again) {
            // There is nothing left to notify.
        }
    }
}
