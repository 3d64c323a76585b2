package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;

/** A service that lets its teardown finish though a second signal comes: a hook closes it too. */
public final class Patient {
    private Patient() {}

    public static void main(String[] signals) throws Exception {
        GoProcess jvm = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcess app = GoProcesses.withSignals(signals);
        jvm.addChild(app);
        app.setTeardown(
                () -> {
                    Say.line("teardown");
                    jvm.closing().await();
                    Say.slowly("app");
                });
        Say.line("ready");
        app.closed().await();
    }
}
