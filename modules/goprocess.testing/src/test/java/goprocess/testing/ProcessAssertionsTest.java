package goprocess.testing;

import static goprocess.testing.ProcessAssertions.closesByItselfWithin;
import static goprocess.testing.ProcessAssertions.closesWithin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@ExtendWith(ProcessLeaks.class)
class ProcessAssertionsTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATE = Duration.ofDays(1);

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void release() {
        release.countDown();
        Left.close(); // not a leak, however late its thread gets to run
    }

    private void hang(GoProcess self) throws InterruptedException {
        hangs.countDown();
        release.await();
    }

    @Test
    void closesWithinClosesTheProcess() {
        GoProcess process = GoProcesses.named("app").open();

        closesWithin(LATE, process);

        assertTrue(process.closed().isRaised());
    }

    @Test
    void closesWithinFailsWithTheDiagnosis() throws InterruptedException {
        GoProcess process = Left.keep(GoProcesses.named("hung").go(this::hang));
        hangs.await();

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> closesWithin(SOON, process));

        String message = failure.getMessage();
        assertTrue(message.startsWith(process + " was not closed within 0.001 s.\n"), message);
        assertTrue(message.contains("ProcessAssertionsTest.hang("), message);
        assertTrue(failure.getCause() instanceof CloseTimeoutException);
    }

    @Test
    void closesWithinDoesNotCareWhetherTheProcessFailed() {
        GoProcess process =
                GoProcesses.withTeardown(
                        () -> {
                            throw new Exception("failed on purpose");
                        });

        closesWithin(LATE, process);

        assertTrue(process.err().isPresent());
    }

    @Test
    void closesWithinFailsForTheBackground() {
        AssertionFailedError failure =
                assertThrows(
                        AssertionFailedError.class,
                        () -> closesWithin(Duration.ZERO, GoProcesses.background()));

        assertTrue(failure.getMessage().endsWith("\nIt never closes."), failure.getMessage());
    }

    @Test
    void aCloseThatWasLateByAMomentIsNotBlamedOnAnybody() {
        GoProcess late =
                new ForwardingProcess(GoProcesses.named("late").open()) {
                    @Override
                    public void close(Duration timeout) {
                        super.close();
                        throw new CloseTimeoutException("a moment before it was closed");
                    }
                };

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> closesWithin(SOON, late));

        assertTrue(failure.getMessage().endsWith("\nNothing holds its close any more."));
    }

    @Test
    void closesByItselfWithinDoesNotCloseTheProcess() throws InterruptedException {
        GoProcess process = GoProcesses.named("app").open();

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> closesByItselfWithin(SOON, process));

        assertTrue(failure.getMessage().endsWith("\nNobody has closed it."));
        assertFalse(process.closing().isRaised());
        process.close();
    }

    @Test
    void closesByItselfWithinWaitsForTheProcess() throws InterruptedException {
        GoProcess process = GoProcesses.go(this::hang);
        release.countDown();

        closesByItselfWithin(LATE, process);

        assertTrue(process.closed().isRaised());
    }

    @Test
    void closesByItselfWithinFailsWithTheDiagnosisToo() throws InterruptedException {
        GoProcess process = Left.keep(GoProcesses.go(this::hang));
        hangs.await();
        process.closeAsync();

        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> closesByItselfWithin(SOON, process));

        assertTrue(failure.getMessage().contains("ProcessAssertionsTest.hang("));
    }

    @Test
    void nullsAreRefused() {
        GoProcess process = GoProcesses.background();
        assertThrows(NullPointerException.class, () -> closesWithin(null, process));
        assertThrows(NullPointerException.class, () -> closesWithin(SOON, null));
        assertThrows(NullPointerException.class, () -> closesByItselfWithin(null, process));
        assertThrows(NullPointerException.class, () -> closesByItselfWithin(SOON, null));
    }
}
