package goprocess.interleavings;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A callback or teardown that counts its calls. Some may still be under way when they are asked
 * for.
 */
final class Called implements Runnable {
    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void run() {
        times.incrementAndGet();
        first.countDown();
    }

    void ensureOnce() throws InterruptedException {
        first.await();
        ensure(times.get() == 1);
    }

    void ensureAtMostOnce() {
        ensure(times.get() <= 1);
    }

    private void ensure(boolean promise) {
        if (!promise) {
            throw new AssertionError("It ran " + times + " times");
        }
    }
}
