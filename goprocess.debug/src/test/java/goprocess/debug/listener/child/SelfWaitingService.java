package goprocess.debug.listener.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CountDownLatch;

/** Begins to close, and is held by a worker that waits for that close until it is killed. */
public final class SelfWaitingService {
    private SelfWaitingService() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        GoProcess app = GoProcesses.named("app").open();
        GoProcesses.named("worker")
                .parent(app)
                .go(
                        self -> {
                            working.countDown();
                            app.closed().await();
                        });
        working.await();
        app.closeAsync();
        System.out.println("closing");
        app.closed().await();
    }
}
