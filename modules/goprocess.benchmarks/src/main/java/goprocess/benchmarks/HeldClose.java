package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CountDownLatch;

/** A program with a close that one of its workers holds until its JVM is ended. */
final class HeldClose {
    static final String CULPRIT = "worker";
    static final String CLOSING = "closing";

    private HeldClose() {}

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        GoProcess app = GoProcesses.named("app").open();
        GoProcess db = GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        GoProcesses.named("http").parent(app).waitFor(db).teardown(() -> {}).open();
        db.go(
                CULPRIT,
                self -> {
                    working.countDown();
                    never.await();
                });
        working.await();
        app.closeAsync();
        System.out.println(CLOSING);
        app.closed().await();
    }
}
