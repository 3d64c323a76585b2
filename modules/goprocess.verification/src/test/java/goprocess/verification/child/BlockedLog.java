package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Something fails while the log takes nothing. Its argument tells what fails; flood lets more fail
 * than may wait for the log, and then lets it go on; idle has a log that works.
 */
public final class BlockedLog {
    private static final CountDownLatch MAY_GO_ON = new CountDownLatch(1);
    private static final int FLOOD = 15_000;
    private static final Logger LOGGER = Logger.getLogger("goprocess");

    private BlockedLog() {}

    public static void main(String[] args) throws Exception {
        Counting log = new Counting();
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(log);
        GoProcess app = GoProcesses.named("app").open();
        switch (args[0]) {
            case "function" ->
                    GoProcesses.named("failing")
                            .closeOnFailure(app)
                            .go(
                                    self -> {
                                        throw new IllegalStateException("it failed");
                                    });
            case "teardown" ->
                    GoProcesses.named("failing")
                            .closeOnFailure(app)
                            .teardown(BlockedLog::fail)
                            .open()
                            .closeAsync();
            case "callback" -> {
                app.closing().onRaised(BlockedLog::fail);
                app.closeAsync();
            }
            default -> flood(log, args[0].equals("idle"));
        }
        if (args[0].equals("flood") || args[0].equals("idle")) {
            return;
        }
        app.closed().await();
        Say.line("closed");
        System.exit(0);
    }

    private static void fail() {
        throw new IllegalStateException("it failed");
    }

    /** The first one blocks in the log; then so many wait as may, and the rest is lost. */
    private static void flood(Counting log, boolean idle) throws Exception {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        closed.closed().onRaised(BlockedLog::fail);
        log.reached.await();
        for (int i = 0; i < FLOOD && !idle; i++) {
            closed.closed().onRaised(BlockedLog::fail);
        }
        MAY_GO_ON.countDown();
        if (idle) {
            log.writer.get().join();
            Say.line("its thread has ended");
        } else {
            log.all.await();
            Say.line("written " + log.failures.get());
        }
    }

    /** Takes nothing until it may; counts failures, and says how many were lost. */
    private static final class Counting extends Handler {
        private static final Pattern LOST = Pattern.compile("([\\d,.]+) further messages.*");

        final CompletableFuture<Thread> writer = new CompletableFuture<>();
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch all = new CountDownLatch(10_001);
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void publish(LogRecord record) {
            writer.complete(Thread.currentThread());
            reached.countDown();
            try {
                MAY_GO_ON.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (record.getThrown() == null) {
                var matcher = LOST.matcher(record.getMessage());
                if (matcher.matches()) {
                    Say.line("lost " + matcher.group(1));
                }
            } else {
                failures.incrementAndGet();
                all.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
