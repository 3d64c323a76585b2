package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * A service whose teardown never ends; it says when more than a second has passed in it. Its
 * arguments are the signals it closes on.
 */
public final class Stubborn {
    private Stubborn() {}

    public static void main(String[] signals) throws InterruptedException {
        Say.atShutdown("hook");
        GoProcess app = GoProcesses.withSignals(signals);
        app.setTeardown(
                () -> {
                    Say.line("teardown");
                    GoProcesses.background().closed().await(Duration.ofMillis(1_001));
                    Say.line("a second later");
                    GoProcesses.background().closed().await();
                });
        Say.line("ready");
        app.closed().await();
        Say.line("closed");
    }
}
