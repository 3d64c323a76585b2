package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The exceptions by which blocking calls answer an interrupt of the library are no failure. */
class AnswerToInterruptTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    /** Throws once the library has interrupted it, and leaves the interrupt flag as configured. */
    private static GoProcess throwingOnceInterrupted(Throwable thrown, boolean flag) {
        return GoProcesses.named("p")
                .interruptAfter(Duration.ZERO)
                .go(
                        self -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            if (!flag) {
                                Thread.interrupted();
                            }
                            Failing.sneak(thrown);
                        });
    }

    static List<Throwable> answers() {
        return List.of(
                new InterruptedException(),
                new InterruptedIOException(),
                new ClosedByInterruptException(),
                new FileLockInterruptionException(),
                new RuntimeException(new InterruptedException()),
                new IllegalStateException("wrapped", new InterruptedIOException()),
                new Error("wrapped", new ClosedByInterruptException()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsNoFailure(Throwable answer) {
        GoProcess p = throwingOnceInterrupted(answer, false);

        p.close();

        assertEquals(Optional.empty(), p.err());
        assertEquals(0, log.warningsOf(answer));
    }

    @Test
    void aSocketExceptionWithTheFlagSetIsNoFailure() {
        GoProcess p = throwingOnceInterrupted(new SocketException("Closed by interrupt"), true);

        p.close();

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void aWrappedSocketExceptionWithTheFlagSetIsNoFailure() {
        GoProcess p =
                throwingOnceInterrupted(
                        new RuntimeException(new SocketException("Closed by interrupt")), true);

        p.close();

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void aSocketExceptionWithTheFlagClearIsAFailure() {
        SocketException failure = new SocketException("Connection reset");
        GoProcess p = throwingOnceInterrupted(failure, false);

        p.closeAsync();

        assertSame(failure, p.err().orElseThrow());
    }

    /** A library may wrap what it caught in whatever it likes, and set the flag again. */
    @Test
    void anythingWithTheFlagSetIsNoFailure() {
        Exception answer = new Exception("whatever a library makes of an interrupt");
        GoProcess p = throwingOnceInterrupted(answer, true);

        p.close();

        assertEquals(Optional.empty(), p.err());
        assertEquals(0, log.warningsOf(answer));
    }

    @Test
    void anythingElseIsAFailure() {
        Exception failure = new Exception("on purpose");
        GoProcess p = throwingOnceInterrupted(failure, false);

        p.closeAsync();

        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void aCycleOfCausesIsAFailureAndIsLookedThroughOnce() {
        Exception failure = new Exception("first");
        failure.initCause(new Exception("second", failure));
        GoProcess p = throwingOnceInterrupted(failure, false);

        p.closeAsync();

        assertSame(failure, p.err().orElseThrow());
    }

    static List<Throwable> failuresWithoutAnInterrupt() {
        return List.of(
                new InterruptedException("nobody did"),
                new SocketTimeoutException("an InterruptedIOException by its type"),
                new RuntimeException(new InterruptedException("nobody did")));
    }

    @ParameterizedTest
    @MethodSource("failuresWithoutAnInterrupt")
    void anAnswerToNobodyIsAFailure(Throwable failure) {
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofDays(1))
                        .go(Failing.function(failure));

        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void anAnswerToAnInterruptOfSomebodyElseIsAFailure() {
        InterruptedException failure = new InterruptedException("by somebody else");
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofDays(1))
                        .go(
                                self -> {
                                    Thread.currentThread().interrupt();
                                    self.closeAsync();
                                    throw failure;
                                });

        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void anAnswerOfTheTeardownIsAFailure() {
        InterruptedException failure = new InterruptedException("of the teardown");
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ZERO)
                        .teardown(Failing.teardown(failure))
                        .go(
                                self -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        Thread.onSpinWait();
                                    }
                                });

        p.closeAsync();

        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void aRealReadThatIsInterruptedIsNoFailure() throws Exception {
        Pipe pipe = Pipe.open();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofMillis(1))
                        .threadFactory(Thread.ofPlatform().factory())
                        .teardown(pipe.source()::close)
                        .go(self -> pipe.source().read(ByteBuffer.allocate(1)));

        p.close();

        assertEquals(Optional.empty(), p.err());
        pipe.sink().close();
    }
}
