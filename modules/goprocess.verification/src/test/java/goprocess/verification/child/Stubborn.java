package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

/** A service whose teardown never ends. Its arguments are the signals it closes on. */
public final class Stubborn {
    private Stubborn() {}

    public static void main(String[] signals) throws InterruptedException {
        Say.atShutdown("hook");
        GoProcess app = GoProcesses.withSignals(signals);
        app.setTeardown(
                () -> {
                    Say.line("teardown");
                    GoProcesses.background().closed().await();
                });
        Say.line("ready");
        app.closed().await();
        Say.line("closed");
    }
}
