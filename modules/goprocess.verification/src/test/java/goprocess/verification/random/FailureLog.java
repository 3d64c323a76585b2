package goprocess.verification.random;

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

    @Override
    public void publish(LogRecord record) {
        if (record.getThrown() instanceof Planned planned) {
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
