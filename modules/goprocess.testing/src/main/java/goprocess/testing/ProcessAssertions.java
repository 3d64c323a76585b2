package goprocess.testing;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.Diagnosis;
import goprocess.debug.ProcessGraph;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

import java.math.BigDecimal;
import java.time.Duration;

/** Asserts that processes close. If one does not, the message is the diagnosis. */
public final class ProcessAssertions {
    private ProcessAssertions() {}

    /**
     * Closes a process, and fails unless it is closed in time. A failure of its function or
     * teardown does not fail the assertion; check {@link GoProcess#err()} for that.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @param process the process to close; it goes on closing if that takes longer
     * @throws NullPointerException if an argument is null
     * @throws AssertionFailedError if it was not closed in time; the message says what holds it
     * @throws DeadlockException if this thread runs the function or the teardown of the process or
     *     of something it waits for
     */
    public static void closesWithin(Duration timeout, GoProcess process) {
        try {
            process.close(timeout);
        } catch (CloseTimeoutException e) {
            throw stillOpen(process, timeout, e);
        } catch (CloseException e) {
            // It is closed.
        }
    }

    /**
     * Waits for a process to close by itself, and fails unless it is closed in time.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @param process the process, which is not asked to close
     * @throws NullPointerException if an argument is null
     * @throws AssertionFailedError if it was not closed in time; the message says what holds it
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static void closesByItselfWithin(Duration timeout, GoProcess process)
            throws InterruptedException {
        if (!process.closed().await(timeout)) {
            throw stillOpen(process, timeout, null);
        }
    }

    private static AssertionFailedError stillOpen(
            GoProcess process, Duration timeout, @Nullable Throwable cause) {
        Diagnosis diagnosis = ProcessGraph.capture(process).diagnose();
        String why = diagnosis.findings().isEmpty() ? unheld(process) : diagnosis.toString();
        return new AssertionFailedError(
                "%s was not closed within %s.\n%s".formatted(process, inSeconds(timeout), why),
                cause);
    }

    private static String inSeconds(Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }

    private static String unheld(GoProcess process) {
        if (process.id() == GoProcesses.background().id()) {
            return "It never closes.";
        }
        return process.closing().isRaised()
                ? "Nothing holds its close any more."
                : "Nobody has closed it.";
    }
}
