package goprocess.periodic;

import org.jspecify.annotations.Nullable;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * The exceptions by which blocking calls answer an interrupt; the library takes them as no failure.
 */
final class InterruptAnswer {
    /** No chain of causes is followed further: some go round in a circle. */
    private static final int DEEPEST = 100;

    private InterruptAnswer() {}

    /** Whether what the calling thread has just caught is one, or was caused by one. */
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
