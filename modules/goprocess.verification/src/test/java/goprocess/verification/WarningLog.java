package goprocess.verification;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What was logged during a test, in place of the console. The library logs on a thread of its own,
 * in the order of what happened: whoever asks waits until a last message has come through.
 */
final class WarningLog extends Handler implements BeforeEachCallback, AfterEachCallback {
    private static final GoProcess CLOSED = GoProcesses.named("asks the log").open();

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
        written(); // what was logged before is not of this test
        synchronized (this) {
            records.clear();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root.removeHandler(this);
        for (Handler handler : handlersBefore) {
            root.addHandler(handler);
        }
    }

    /** How often a failure was logged as a warning. */
    long warningsOf(Throwable failure) {
        return written().stream()
                .filter(record -> record.getLevel() == Level.WARNING)
                .filter(record -> record.getThrown() == failure)
                .count();
    }

    List<String> messages() {
        return written().stream().map(LogRecord::getMessage).toList();
    }

    /** The messages of what was logged with a cause that has such a message. */
    List<String> messagesOf(String thrown) {
        return written().stream()
                .filter(record -> isOf(record.getThrown(), thrown))
                .map(LogRecord::getMessage)
                .toList();
    }

    /** Waits until something is logged whose cause has such a message. */
    synchronized void await(String thrown) throws InterruptedException {
        while (records.stream().noneMatch(record -> isOf(record.getThrown(), thrown))) {
            wait();
        }
    }

    private static boolean isOf(Throwable failure, String message) {
        return failure != null && message.equals(failure.getMessage());
    }

    private synchronized List<LogRecord> written() {
        RuntimeException last = new RuntimeException("the last one");
        CLOSED.close();
        CLOSED.closed()
                .onRaised(
                        () -> {
                            throw last;
                        });
        try {
            while (records.stream().noneMatch(record -> record.getThrown() == last)) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        records.removeIf(record -> record.getThrown() == last);
        return List.copyOf(records);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        records.add(record);
        notifyAll();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
