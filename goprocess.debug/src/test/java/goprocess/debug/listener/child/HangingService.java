package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CountDownLatch;

/** Begins to close, and is held by one of its workers until it is killed. */
public final class HangingService {
    private HangingService() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        GoProcess app = GoProcesses.named("app").open();
        GoProcess db = GoProcesses.named("db").parent(app).teardown(() -> {}).open();
        GoProcesses.named("worker")
                .parent(db)
                .go(
                        self -> {
                            working.countDown();
                            never.await();
                        });
        GoProcesses.named("report").parent(db).teardown(() -> {}).open();
        working.await();
        app.closeAsync();
        System.out.println("closing");
        app.closed().await();
    }
}
