package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * What a web application does with the library between its deployment and its end: all that keeps
 * threads, hooks and handlers. It is loaded by a class loader of its own, and so is the library.
 */
public final class Webapp implements Runnable {
    private final CountDownLatch never = new CountDownLatch(1);

    /** Made by the container. */
    public Webapp() {}

    @Override
    public void run() {
        GoProcess app =
                GoProcesses.named("app")
                        .closeOnSignals("USR2")
                        .closeOnShutdown(Duration.ofMinutes(1))
                        .teardown(() -> {})
                        .open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(app)
                        .interruptAfter(Duration.ZERO)
                        .abandonAfter(Duration.ofHours(1))
                        .go(self -> never.await());
        worker.closed().onRaised(() -> {});
        GoProcesses.named("fails")
                .parent(app)
                .teardown(
                        () -> {
                            throw new IllegalStateException("on purpose");
                        })
                .open();
        var unused = app.closed().toFuture();
        app.close();
    }
}
