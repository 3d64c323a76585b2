package goprocess.periodic;

import org.jspecify.annotations.Nullable;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * Recognizes the exceptions that blocking calls throw on an interrupt, which the library does not
 * count as failures.
 */
final class InterruptAnswer {
    /** The greatest number of causes that are examined, since a chain of causes may be a cycle. */
    private static final int DEEPEST = 100;

    private InterruptAnswer() {}

    /**
     * Whether a throwable that the calling thread has just caught is one of these, or was caused by
     * one.
     */
    static boolean is(Throwable failure) {
        return Thread.currentThread().isInterrupted() || isOne(failure, DEEPEST);
    }

    private static boolean isOne(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return false;
        }
        return failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || failure instanceof FileLockInterruptionException
                || (failure instanceof InterruptedIOException
                        && !(failure instanceof SocketTimeoutException))
                || isOne(failure.getCause(), depth - 1);
    }
}
