package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a function or a teardown throws, where it ends up, and what it leaves alone. */
class FailureTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Exception failure = new Exception("on purpose");
    private final Recorder recorder = new Recorder();

    static List<Throwable> anything() {
        return List.of(
                new Exception("checked"),
                new RuntimeException((String) null),
                new AssertionError("error"),
                new StackOverflowError(),
                new OutOfMemoryError("not really"),
                new LinkageError(),
                new InterruptedException("not by the library"),
                new IllegalStateException("as the library throws"),
                new Throwable("neither exception nor error"),
                new WithoutSuppression(),
                new WithoutWords(),
                cyclic());
    }

    /** Throws when it is asked for words, as a logger does. */
    private static final class WithoutWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("getMessage fails too");
        }

        @Override
        public String toString() {
            return "WithoutWords";
        }
    }

    private static final class WithoutSuppression extends RuntimeException {
        private static final long serialVersionUID = 1;

        WithoutSuppression() {
            super("takes no suppressed ones", null, false, false);
        }
    }

    private static Throwable cyclic() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        return first;
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverAFunctionThrowsIsTheErrOfItsProcess(Throwable thrown) {
        GoProcess p = GoProcesses.go(Failing.function(thrown));

        assertSame(thrown, p.err().orElseThrow());
        assertEquals(State.CLOSED, p.state());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverATeardownThrowsIsTheErrOfItsProcess(Throwable thrown) throws Exception {
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(thrown));

        p.closeAsync().await();

        assertSame(thrown, p.err().orElseThrow());
        assertEquals(State.CLOSED, p.state());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverIsThrownTheTeardownRunsAndParentsClose(Throwable thrown) {
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        GoProcesses.named("child")
                .parent(parent)
                .teardown(
                        () -> {
                            recorder.record("child");
                            Failing.sneak(new AssertionError("teardown too"));
                        })
                .go(Failing.function(thrown))
                .err();

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverIsThrownIsTheCauseOfWhatCloseThrows(Throwable thrown) {
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(thrown));

        assertSame(thrown, assertThrows(CloseException.class, p::close).getCause());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverIsThrownIsLoggedOnce(Throwable thrown) {
        GoProcesses.go(Failing.function(thrown)).err();

        assertEquals(1, log.warningsOf(thrown));
    }

    @Test
    void theFailureOfATeardownIsLoggedOnce() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess p =
                GoProcesses.named("p").parent(parent).teardown(Failing.teardown(failure)).open();

        assertThrows(CloseException.class, p::close);
        assertThrows(CloseException.class, p::close);
        parent.close();

        assertEquals(1, log.warningsOf(failure));
    }

    @Test
    void theLogNamesTheProcess() {
        GoProcess p = GoProcesses.named("clumsy").go(Failing.function(failure));

        p.err();

        assertTrue(
                log.messages().stream().anyMatch(message -> message.contains("clumsy #" + p.id())),
                () -> log.messages().toString());
    }

    @Test
    void aFailureClosesNeitherParentNorSiblings() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess sibling = GoProcesses.withParent(parent);

        parent.go(Failing.function(failure)).err();

        assertEquals(State.RUNNING, parent.state());
        assertEquals(State.RUNNING, sibling.state());
        parent.close();
        assertEquals(Optional.empty(), parent.err());
    }

    @Test
    void theErrorOfATeardownIsSuppressedInThatOfTheFunction() {
        Error second = new AssertionError("teardown");
        GoProcess p =
                GoProcesses.named("p")
                        .teardown(Failing.teardown(second))
                        .go(Failing.function(failure));

        assertSame(failure, p.err().orElseThrow());
        assertArrayEquals(new Throwable[] {second}, failure.getSuppressed());
        assertEquals(1, log.warningsOf(second));
    }

    @Test
    void theSameObjectIsNotSuppressedInItself() {
        GoProcess p =
                GoProcesses.named("p")
                        .teardown(Failing.teardown(failure))
                        .go(Failing.function(failure));

        assertSame(failure, p.err().orElseThrow());
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void everyWaitingCallThrowsAFreshCloseExceptionWithTheSameCause() {
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(failure));

        CloseException first = assertThrows(CloseException.class, p::close);
        CloseException second = assertThrows(CloseException.class, p::close);
        CloseException third =
                assertThrows(CloseException.class, () -> p.close(Duration.ofDays(1)));
        CloseException fourth = assertThrows(CloseException.class, () -> p.close(Duration.ZERO));
        CloseException fifth = assertThrows(CloseException.class, p::closeAfterChildren);

        List<CloseException> all = List.of(first, second, third, fourth, fifth);
        assertEquals(5, all.stream().map(System::identityHashCode).distinct().count());
        for (CloseException thrown : all) {
            assertSame(failure, thrown.getCause());
        }
    }

    @Test
    void aCloseExceptionNamesTheProcess() {
        GoProcess p = GoProcesses.named("clumsy").teardown(Failing.teardown(failure)).open();

        String message = assertThrows(CloseException.class, p::close).getMessage();

        assertTrue(message.contains("clumsy #" + p.id()), message);
    }

    @Test
    void theFailureOfAFunctionReachesWhoeverCloses() {
        GoProcess p = GoProcesses.go(Failing.function(failure));

        assertSame(failure, assertThrows(CloseException.class, p::close).getCause());
    }

    @Test
    void errIsEmptyWhereNothingFailed() {
        GoProcess p = GoProcesses.go(self -> {});

        assertEquals(Optional.empty(), p.err());
        assertEquals(Optional.empty(), p.errNow());
    }

    @Test
    void errWaitsAndClosesNothing() throws Throwable {
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(failure));
        Waiter waiter = Waiter.in(() -> assertSame(failure, p.err().orElseThrow()));

        assertEquals(State.RUNNING, p.state());
        p.closeAsync();

        waiter.join();
    }

    @Test
    void errNowTellsWhatHasFailedSoFar() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.named("p").teardown(gate::pass).go(Failing.function(failure));
        gate.awaitReached();

        assertSame(failure, p.errNow().orElseThrow());
        assertEquals(State.CLOSING, p.state());
        gate.open();
        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void errNowDoesNotWait() {
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(failure));

        assertEquals(Optional.empty(), p.errNow());
        p.closeAsync();
        assertNotSame(State.RUNNING, p.state());
        assertSame(failure, p.err().orElseThrow());
    }
}
