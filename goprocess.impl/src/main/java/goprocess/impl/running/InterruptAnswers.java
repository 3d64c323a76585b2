package goprocess.impl.running;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/** Recognizes the exceptions that blocking calls throw on an interrupt. */
final class InterruptAnswers {
    /** The greatest number of causes that are examined, since they may form a cycle. */
    private static final int DEPTH = 100;

    private InterruptAnswers() {}

    /** Whether a failure is one of them, or was caused by one. */
    static boolean contains(Throwable failure) {
        try {
            int depth = 0;
            for (Throwable e = failure; e != null && depth < DEPTH; e = e.getCause(), depth++) {
                if (isOne(e)) {
                    return true;
                }
            }
            return false;
        } catch (Throwable e) { // getCause() may be the user's
            return false;
        }
    }

    private static boolean isOne(Throwable e) {
        return e instanceof InterruptedException
                || e instanceof ClosedByInterruptException
                || e instanceof FileLockInterruptionException
                || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException));
    }
}
