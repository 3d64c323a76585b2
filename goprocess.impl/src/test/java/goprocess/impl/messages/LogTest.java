package goprocess.impl.messages;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The end of the JVM waits for the log from the moment at which a message is queued. */
class LogTest {
    private final CountDownLatch mayBeWritten = new CountDownLatch(1);
    private final CompletableFuture<Thread> writing = new CompletableFuture<>();

    /** The log stands still while it writes this. */
    private final class Slow extends Exception {
        private static final long serialVersionUID = 1;

        Slow() {
            super("as slow as the test wants");
        }

        @Override
        public void printStackTrace(PrintWriter out) {
            writing.complete(Thread.currentThread());
            try {
                mayBeWritten.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @AfterEach
    void letGo() {
        mayBeWritten.countDown();
    }

    /** Asks by taking it away, and puts it back. */
    private static boolean isThereAHook() {
        Thread hook = Log.Writer.hook();
        boolean there = hook != null && Runtime.getRuntime().removeShutdownHook(hook);
        if (there) {
            JvmEnd.add(hook);
        }
        return there;
    }

    @Test
    void whoHasQueuedAMessageMayExitAtOnce() {
        Log.warn("a message of the test", new Slow());

        assertTrue(isThereAHook());
    }

    /** The log throws it, as do all who print it. */
    private static final class Unprintable extends Exception {
        private static final long serialVersionUID = 1;

        @Override
        public void printStackTrace(PrintWriter out) {
            throw new AssertionError("of the test");
        }
    }

    /** Waits until all messages so far are written, however long the log takes. */
    private static void awaitAllWritten() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        Log.warn(
                "a message after those of the test",
                new Exception() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void printStackTrace(PrintWriter out) {
                        written.countDown();
                    }
                });
        written.await();
    }

    @Test
    void whatTheLogCannotTakeIsPrinted() throws InterruptedException {
        awaitAllWritten(); // the log keeps the stream that it has now
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            Log.warn("a message of the test", new Unprintable());
            awaitAllWritten();
        } finally {
            System.setErr(err);
        }

        String expected = "WARNING: a message of the test\n" + Unprintable.class.getName() + "\n";
        assertTrue(printed.toString(UTF_8).contains(expected), printed::toString);
    }

    @Test
    void theThreadEndsByItselfAndLeavesNoHook() throws Exception {
        Log.warn("a message of the test", new Slow());
        Thread writer = writing.get(); // an earlier one may be ending
        Thread hook = Objects.requireNonNull(Log.Writer.hook());

        mayBeWritten.countDown();
        writer.join();

        while (Log.Writer.hook() != null) { // a message of an earlier test has started another one
            awaitWriters();
        }
        assertFalse(Runtime.getRuntime().removeShutdownHook(hook));
    }

    private static void awaitWriters() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread instanceof Log.Writer) {
                thread.join();
            }
        }
    }
}
