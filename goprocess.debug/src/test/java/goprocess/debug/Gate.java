package goprocess.debug;

import java.util.concurrent.CountDownLatch;

/** A point at which threads wait until the test opens it, or ends. */
final class Gate implements AutoCloseable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits here until the gate is open; fits a function and a teardown. */
    void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }

    /** As {@link #pass}; fits a callback. */
    void passUninterruptibly() {
        try {
            pass();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until somebody waits here, or has passed. */
    void awaitReached() throws InterruptedException {
        reached.await();
    }

    @Override
    public void close() {
        open.countDown();
    }
}
