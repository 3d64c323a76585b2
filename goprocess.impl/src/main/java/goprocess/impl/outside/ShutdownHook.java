package goprocess.impl.outside;

import goprocess.impl.messages.Deadline;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.OpenLeaves;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;
import goprocess.spi.CloseCause;

import java.time.Duration;

/** Closes a process when the JVM shuts down, and waits for it for some time. */
public final class ShutdownHook implements Runnable {
    private final WorkNode process;
    private final Duration timeout;

    private ShutdownHook(WorkNode process, Duration timeout) {
        this.process = process;
        this.timeout = timeout;
    }

    /**
     * Has a process, which nobody shares yet, close when the JVM shuts down.
     *
     * @throws IllegalStateException if it is shutting down already
     */
    public static void add(WorkNode process, Duration timeout) {
        Thread hook =
                Thread.ofPlatform()
                        .name("goprocess shutdown of " + process.name())
                        .unstarted(new ShutdownHook(process, timeout));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    process + " cannot wait for the JVM to shut down: it is shutting down already",
                    e);
        }
        process.register(new Removal(process, hook));
    }

    private static final class Removal extends Waiter {
        private final Thread hook;

        Removal(WorkNode process, Thread hook) {
            super(process, Moment.CLOSED);
            this.hook = hook;
        }

        @Override
        protected void raise(Cascade cascade) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is shutting down, so the hook has served, or does.
            }
        }
    }

    @Override
    public void run() {
        Cascade cascade = Cascade.ofCall();
        process.begin(CloseCause.SHUTDOWN, null, cascade);
        cascade.run();
        long nanos = Deadline.nanos(timeout);
        if (nanos > 0
                && !Waits.untilClosed(process, nanos, Waits.deadline(nanos), Listeners.now())) {
            OpenLeaves.warn(process, timeout);
        }
    }
}
