package goprocess.debug;

import java.util.concurrent.CountDownLatch;

/** A point at which threads wait until the test opens it, or ends. */
public final class Gate implements AutoCloseable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Makes one that is shut. */
    public Gate() {}

    /** Waits here until the gate is open; fits a function and a teardown. */
    public void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }

    /** As {@link #pass}; fits a callback. */
    public void passUninterruptibly() {
        try {
            pass();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until somebody waits here, or has passed. */
    public void awaitReached() throws InterruptedException {
        reached.await();
    }

    @Override
    public void close() {
        open.countDown();
    }
}
