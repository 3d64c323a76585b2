package goprocess.examples.start;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

import java.util.concurrent.CountDownLatch;

/** Has a part that never ends: its bank does not answer. */
public final class Stuck {
    private static final CountDownLatch ANSWER = new CountDownLatch(1);

    private Stuck() {}

    public static void main(String[] args) {
        GoProcess app = application("stuck").open();
        GoProcess pool =
                named("pool")
                        .parent(app)
                        .teardown(() -> System.out.println("the pool is closed"))
                        .open();
        named("cashier").parent(pool).go(self -> askTheBank());
        System.out.println("pid " + ProcessHandle.current().pid());
    }

    private static void askTheBank() throws InterruptedException {
        ANSWER.await();
    }
}
