package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CountDownLatch;

/**
 * A service whose main returns: only a server thread keeps the JVM alive, and it ends in the middle
 * of the teardown. Its arguments are the signals it closes on.
 */
public final class Service {
    private Service() {}

    public static void main(String[] signals) {
        Say.atShutdown("hook");
        CountDownLatch serverMayEnd = new CountDownLatch(1);
        Thread server = new Thread(() -> Say.after(serverMayEnd, "server has ended"));
        server.start();

        GoProcess app = GoProcesses.withSignals(signals);
        app.setTeardown(() -> Say.slowly("app"));
        GoProcess db = GoProcesses.named("db").parent(app).teardown(() -> Say.slowly("db")).open();
        GoProcess http =
                GoProcesses.named("http")
                        .parent(app)
                        .waitFor(db)
                        .teardown(
                                () -> {
                                    serverMayEnd.countDown();
                                    server.join();
                                    Say.slowly("http");
                                })
                        .open();
        http.go(self -> self.closing().await());
        Say.line("ready");
    }
}
