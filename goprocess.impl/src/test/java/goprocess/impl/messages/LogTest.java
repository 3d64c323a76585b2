package goprocess.impl.messages;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** The end of the JVM waits for the log from the moment at which a message is queued. */
class LogTest {
    private final CountDownLatch mayBeWritten = new CountDownLatch(1);

    /** The log stands still while it writes this. */
    private final class Slow extends Exception {
        private static final long serialVersionUID = 1;

        Slow() {
            super("as slow as the test wants");
        }

        @Override
        public void printStackTrace(PrintWriter out) {
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

    private static Log.Writer writer() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Log.Writer.class::isInstance)
                .map(Log.Writer.class::cast)
                .findFirst()
                .orElseThrow();
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

    @Test
    void whatTheLogCannotTakeIsPrinted() {
        Log.warn("the log keeps the stream that it has now", null);
        Log.awaitWritten();
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            Log.warn("a message of the test", new Unprintable());
            Log.awaitWritten();
        } finally {
            System.setErr(err);
        }

        String expected = "WARNING: a message of the test\n" + Unprintable.class.getName() + "\n";
        assertTrue(printed.toString(UTF_8).contains(expected), printed::toString);
    }

    @Test
    void theThreadEndsByItselfAndLeavesNoHook() throws InterruptedException {
        Log.warn("a message of the test", new Slow());
        Log.Writer writer = writer();

        mayBeWritten.countDown();
        writer.join();

        assertFalse(isThereAHook());
    }
}
