package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * A process that says only {@code exitWhenClosed()}, and perhaps how long its shutdown may take; it
 * is no application. Arguments: how its teardown ends (finishes, fails or hangs), and the time, or
 * none.
 */
public final class Exits {
    private Exits() {}

    public static void main(String[] args) {
        if (args[0].equals("hangs")) {
            ErrorOutput.keepJvmUntil(line -> line.contains("did not close within"));
        }
        GoProcessBuilder builder = GoProcesses.named("svc").exitWhenClosed();
        if (!args[1].equals("none")) {
            builder.closeOnShutdown(Duration.parse(args[1]));
        }
        GoProcess svc = builder.open();
        svc.setTeardown(
                () -> {
                    Say.line("teardown");
                    switch (args[0]) {
                        case "fails" -> throw new IllegalStateException("it failed");
                        case "hangs" -> GoProcesses.background().closed().await();
                        default -> Say.slowly("svc");
                    }
                });
        svc.closeAsync();
    }
}
