package goprocess.verification.child;

import java.util.concurrent.CountDownLatch;

/** Lines that the test on the other side waits for. */
final class Say {
    private Say() {}

    static synchronized void line(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Takes longer than a JVM needs to go away, if nothing keeps it. */
    static void slowly(String who) {
        line(who + " begins to end");
        for (int i = 0; i < 20; i++) {
            System.gc();
        }
        line(who + " has ended");
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void after(CountDownLatch latch, String line) {
        await(latch);
        line(line);
    }

    static void atShutdown(String line) {
        atShutdown(() -> line(line));
    }

    static void atShutdown(Runnable hook) {
        Runtime.getRuntime().addShutdownHook(new Thread(hook));
    }
}
