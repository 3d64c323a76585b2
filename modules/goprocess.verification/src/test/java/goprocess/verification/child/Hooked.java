package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.logging.LogManager;

/**
 * A service that closes when its JVM shuts down. Arguments: the timeout of the hook, how the
 * teardown ends (finishes or hangs), and how main does (waits, returns, or exits with 3).
 */
public final class Hooked {
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
                    }
                    Say.slowly("app");
                });
        Say.line("ready");
        switch (args[2]) {
            case "waits" -> app.closed().await();
            case "exits" -> System.exit(3);
            default -> {}
        }
    }
}
