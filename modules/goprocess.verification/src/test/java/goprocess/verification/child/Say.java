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

    static void after(CountDownLatch latch, String line) {
        try {
            latch.await();
            line(line);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void atShutdown(String line) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> line(line)));
    }
}
