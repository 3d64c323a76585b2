package goprocess.verification;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What was logged during a test, in place of the console. */
final class WarningLog extends Handler implements BeforeEachCallback, AfterEachCallback {
    // Held, because the log manager holds loggers weakly only.
    private final Logger root = Logger.getLogger("");
    private final List<LogRecord> records = new ArrayList<>();
    private Handler[] handlersBefore = {};

    @Override
    public void beforeEach(ExtensionContext context) {
        handlersBefore = root.getHandlers();
        for (Handler handler : handlersBefore) {
            root.removeHandler(handler);
        }
        root.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root.removeHandler(this);
        for (Handler handler : handlersBefore) {
            root.addHandler(handler);
        }
    }

    /** How often a failure was logged as a warning. */
    synchronized long warningsOf(Throwable failure) {
        return records.stream()
                .filter(record -> record.getLevel() == Level.WARNING)
                .filter(record -> record.getThrown() == failure)
                .count();
    }

    synchronized List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public synchronized void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
