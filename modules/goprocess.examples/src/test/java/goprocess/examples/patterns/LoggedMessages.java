package goprocess.examples.patterns;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A logger of its own, and what was logged to it. */
final class LoggedMessages extends Handler {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getAnonymousLogger();

    LoggedMessages() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    Logger logger() {
        return logger;
    }

    /** The one message that was logged. */
    String single() {
        if (messages.size() != 1) {
            throw new AssertionError("not one message: " + messages);
        }
        return messages.get(0);
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
