package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;

/**
 * The thread that opened an application, often that of {@code main}. If it ends with an uncaught
 * throwable, the application fails with that.
 */
final class OpeningThread implements UncaughtExceptionHandler {
    private final OwnedProcess process;
    private final Thread thread = Thread.currentThread();
    private @Nullable UncaughtExceptionHandler before;
    private volatile boolean failed;

    OpeningThread(OwnedProcess process) {
        this.process = process;
    }

    void watch() {
        before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler(this);
    }

    void unwatch() {
        if (thread.getUncaughtExceptionHandler() == this) {
            thread.setUncaughtExceptionHandler(before instanceof ThreadGroup ? null : before);
        }
    }

    boolean hasFailed() {
        return failed;
    }

    /** Waits for its end, at most this number of nanoseconds. */
    void join(long nanos) throws InterruptedException {
        var unused = thread.join(Duration.ofNanos(nanos));
    }

    @Override
    public void uncaughtException(Thread ending, Throwable failure) {
        failed = true;
        try {
            failed = process.fail(failure);
        } finally {
            if (before != null) {
                before.uncaughtException(ending, failure);
            }
        }
    }
}
