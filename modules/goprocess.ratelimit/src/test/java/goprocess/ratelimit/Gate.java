package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.util.concurrent.CountDownLatch;

/** A function that ends when the gate is opened, whatever its process is asked for. */
final class Gate implements ProcessFunction {
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void run(GoProcess self) throws InterruptedException {
        opened.await();
    }

    void open() {
        opened.countDown();
    }
}
