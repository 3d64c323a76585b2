package goprocess.debug.presence;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets the parts come soon after the first process was opened, and go some seconds after the last
 * was closed; and come again with the next. So a web application that was undeployed leaves nothing
 * behind.
 *
 * <p>Nobody counts what is open. One thread looks every few seconds, and while nothing is open
 * {@link #isWaiting} says that the listener wants to hear of the next opening. A process that is
 * opened at the very moment of the look may not be told: so there are two looks, seconds apart,
 * before the parts go.
 */
public final class WhileOpen implements Runnable {
    /**
     * How long it waits.
     *
     * @param beforeComing a small program closes its processes before anything of this is started
     * @param betweenLooks between two looks for an open process
     * @param beforeGoing between the look that found none and the last one
     */
    record Pauses(Duration beforeComing, Duration betweenLooks, Duration beforeGoing) {}

    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofSeconds(2));

    private final List<Part> parts;
    private final Supplier<? extends List<? extends ProcessNode>> roots;
    private final Pauses pauses;

    /** Nothing was open at the last look. */
    private volatile boolean waiting = true;

    /** Guarded by this. */
    private @Nullable Thread thread;

    /** One that was open at the last look: to ask it costs less than to look at all. */
    private WeakReference<@Nullable ProcessNode> known = new WeakReference<>(null);

    /**
     * Nothing comes before {@link #opened} is called.
     *
     * @param parts in the order in which they come
     * @param roots the open processes that have no open parent
     */
    public WhileOpen(List<Part> parts, Supplier<? extends List<? extends ProcessNode>> roots) {
        this(parts, roots, PAUSES);
    }

    WhileOpen(
            List<Part> parts,
            Supplier<? extends List<? extends ProcessNode>> roots,
            Pauses pauses) {
        this.parts = parts;
        this.roots = roots;
        this.pauses = pauses;
    }

    /**
     * Whether the next opening of a process has to be told.
     *
     * @return true while nothing is there, or about to go
     */
    public boolean isWaiting() {
        return waiting;
    }

    /** A process is open. To be called if {@link #isWaiting}. */
    public synchronized void opened() {
        waiting = false;
        if (thread != null) {
            return; // It sees at its next look that it has to stay.
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

    /** What its thread does. */
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
            for (ProcessNode root : roots.get()) {
                if (root.state() != State.CLOSED) {
                    known = new WeakReference<>(root);
                    return true;
                }
            }
            return false;
        } catch (OutOfMemoryError e) {
            return true; // As there is no memory, there is somebody who uses it.
        }
    }

    /** What fails is not there; the application goes on. */
    private static void attempt(Part part, Consumer<Part> step) {
        try {
            step.accept(part);
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            try {
                System.getLogger("goprocess.debug")
                        .log(Level.DEBUG, "One way less to look at the processes", e);
            } catch (RuntimeException | Error loggersOwn) {
                // Nobody is left to be told.
            }
        }
    }
}
