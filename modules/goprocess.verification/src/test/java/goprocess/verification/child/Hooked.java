package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * A service that closes when its JVM shuts down. Arguments: the timeout of the hook, how the
 * teardown ends (finishes, finishes when told, or hangs), and how main does (waits, returns, or
 * exits with 3).
 */
public final class Hooked {
    /** What the hook says if the close does not begin within a second. */
    public static final String NOT_BEGUN = "could not begin";

    /** What it says if the close does not end in time. */
    private static final String NOT_CLOSED = "did not close within";

    private Hooked() {}

    public static void main(String[] args) throws InterruptedException {
        GoProcess app = GoProcesses.withShutdownHook(Duration.parse(args[0]));
        app.setTeardown(
                () -> {
                    Say.line("teardown");
                    // As its own hook makes it at any moment.
                    LogManager.getLogManager().reset();
                    if (args[1].equals("hangs")) {
                        GoProcesses.background().closed().await();
                    } else if (args[1].equals("finishes when told")) {
                        System.in.read();
                    }
                    Say.slowly("app");
                });
        Say.line("ready");
        switch (args[2]) {
            case "waits" -> app.closed().await();
            case "exits" -> exit(app, args);
            default -> {}
        }
    }

    private static void exit(GoProcess app, String... args) {
        if (args[1].equals("hangs")) {
            watch(app, Duration.parse(args[0]).isPositive());
        }
        System.exit(3);
    }

    /** Says when the close has begun, and if the hook has not waited a second for that. */
    private static void watch(GoProcess app, boolean hasTime) {
        long exiting = System.nanoTime();
        ErrorOutput.onEachLine(
                line -> {
                    long waited = System.nanoTime() - exiting;
                    if (line.contains(NOT_BEGUN) && waited < TimeUnit.SECONDS.toNanos(1)) {
                        Say.line("given up too early");
                    }
                });
        if (hasTime) { // else the hook says nothing if all is well
            ErrorOutput.keepJvmUntil(line -> line.contains(NOT_CLOSED) || line.contains(NOT_BEGUN));
        }
        Say.atShutdown(() -> sayWhenClosing(app));
    }

    private static void sayWhenClosing(GoProcess app) {
        try {
            app.closing().await();
            Say.line("the close has begun");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
