package goprocess.verification.random;

import goprocess.api.GoProcess;

import java.io.Serial;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** In place of the console: counts how often each planned failure is logged. */
final class FailureLog extends Handler implements AutoCloseable {
    // Held, because the log manager holds loggers weakly only.
    private final Logger logger = Logger.getLogger("goprocess");

    FailureLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** What comes through after everything that failed before. */
    private static final class Last extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        private final transient CountDownLatch written = new CountDownLatch(1);

        Last() {
            super(null, null, false, false);
        }
    }

    /** The library logs on a thread of its own, in order: lets it catch up. */
    static void awaitWritten(GoProcess closed) {
        Last last = new Last();
        closed.closed()
                .onRaised(
                        () -> {
                            throw last;
                        });
        try {
            last.written.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getThrown() instanceof Last last) {
            last.written.countDown();
        } else if (record.getThrown() instanceof Planned planned) {
            planned.logged().incrementAndGet();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
