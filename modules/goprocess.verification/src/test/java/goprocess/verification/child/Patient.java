package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/**
 * A service that a shutdown hook closes too, whose teardown never ends; it says when more than a
 * second has passed in it.
 */
public final class Patient {
    private Patient() {}

    public static void main(String[] signals) throws Exception {
        GoProcess jvm = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcess app = GoProcesses.withSignals(signals);
        jvm.addChild(app);
        app.setTeardown(
                () -> {
                    Say.line("teardown");
                    GoProcesses.background().closed().await(Duration.ofMillis(1_001));
                    Say.line("a second later");
                    GoProcesses.background().closed().await();
                });
        Say.line("ready");
        app.closed().await();
    }
}
