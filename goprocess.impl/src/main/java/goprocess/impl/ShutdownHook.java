package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.spi.CloseCause;

import java.time.Duration;

/** Closes a process when the JVM shuts down, and waits for it for some time. */
final class ShutdownHook implements Runnable {
    private final StandardProcess process;
    private final Duration timeout;

    private ShutdownHook(StandardProcess process, Duration timeout) {
        this.process = process;
        this.timeout = timeout;
    }

    static GoProcess open(Duration timeout) {
        StandardProcess process = new StandardProcess(null, Node.NO_FUNCTION, null, false);
        Thread hook =
                Thread.ofPlatform()
                        .name("goprocess shutdown of " + process.name())
                        .unstarted(new ShutdownHook(process, timeout));
        Links.open(process, null);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            Turn turn = new Turn();
            process.abandon(false, turn);
            turn.run();
            throw new IllegalStateException(
                    process + " cannot wait for the JVM to shut down: it is shutting down already",
                    e);
        }
        process.closed().onRaised(() -> remove(hook));
        return process;
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, so the hook has served, or does.
        }
    }

    @Override
    public void run() {
        process.begin(CloseCause.SHUTDOWN);
        long nanos = Deadline.nanos(timeout);
        if (nanos > 0 && !process.awaitClosed(null, nanos)) {
            System.getLogger("goprocess")
                    .log(System.Logger.Level.WARNING, Holdups.describe(process, timeout));
        }
    }
}
