package goprocess.verification;

import java.util.concurrent.CountDownLatch;

/** A point at which threads wait until the test opens it. There is no time limit but the test's. */
final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void open() {
        open.countDown();
    }

    boolean isOpen() {
        return open.getCount() == 0;
    }

    /** Waits here until the gate is open; fits a function, a teardown and a test. */
    void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }

    /** As {@link #pass}, for code that must not be stopped by an interrupt: the flag is kept. */
    void passUninterruptibly() {
        boolean interrupted = false;
        while (true) {
            try {
                pass();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until somebody waits here, or has passed. */
    void awaitReached() throws InterruptedException {
        reached.await();
    }
}
