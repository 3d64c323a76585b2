package goprocess.examples.orders;

import java.util.concurrent.CountDownLatch;

/** Payments that wait until the test lets them through. */
final class Gate implements Payments {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);

    @Override
    public void charge(Order order) throws InterruptedException {
        reached.countDown();
        opened.await();
    }

    void open() {
        opened.countDown();
    }

    void awaitOrder() throws InterruptedException {
        reached.await();
    }
}
