package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.IntStream;

/** A failure that takes another process with it. */
class CloseOnFailureTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Exception failure = new Exception("on purpose");
    private final GoProcess other = GoProcesses.named("other").open();

    @Test
    void aFunctionThatFailsClosesTheOther() throws InterruptedException {
        GoProcesses.named("p").closeOnFailure(other).go(Failing.function(failure));

        other.closed().await();
    }

    @Test
    void aTeardownThatFailsClosesTheOther() throws InterruptedException {
        GoProcesses.named("p")
                .closeOnFailure(other)
                .teardown(Failing.teardown(failure))
                .open()
                .closeAsync();

        other.closed().await();
    }

    @Test
    void theOtherBeginsToCloseWhileTheTeardownOfTheFailedOneStillRuns()
            throws InterruptedException {
        Gate gate = new Gate();
        GoProcess p =
                GoProcesses.named("p")
                        .closeOnFailure(other)
                        .teardown(gate::pass)
                        .go(Failing.function(failure));

        other.closing().await();

        gate.open();
        p.err();
    }

    @Test
    void aParentThatIsClosedByItsChildWaitsForIt() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child =
                GoProcesses.named("child")
                        .parent(parent)
                        .closeOnFailure(parent)
                        .go(Failing.function(failure));

        assertSame(failure, parent.err().orElseThrow());
        assertSame(failure, child.errNow().orElseThrow());
        assertEquals(State.CLOSED, child.state());
    }

    @Test
    void severalOthersAreAllClosed() throws InterruptedException {
        GoProcess second = GoProcesses.named("second").open();

        GoProcesses.named("p")
                .closeOnFailure(other)
                .closeOnFailure(second)
                .go(Failing.function(failure));

        other.closed().await();
        second.closed().await();
    }

    @Test
    void successLeavesTheOtherRunning() {
        GoProcesses.named("p").closeOnFailure(other).teardown(() -> {}).go(self -> {}).err();

        assertEquals(State.RUNNING, other.state());
    }

    @Test
    void anOrdinaryCloseLeavesTheOtherRunning() {
        GoProcesses.named("p").closeOnFailure(other).open().close();

        assertEquals(State.RUNNING, other.state());
    }

    @Test
    void theOtherMayCloseFirst() {
        Gate gate = new Gate();
        GoProcess p =
                GoProcesses.named("p")
                        .closeOnFailure(other)
                        .go(
                                self -> {
                                    gate.pass();
                                    throw failure;
                                });

        other.close();
        gate.open();

        assertSame(failure, p.err().orElseThrow());
    }

    @Test
    void theOtherIsNeitherWaitedForNorClosedWithIt() {
        GoProcess p = GoProcesses.named("p").closeOnFailure(other).open();

        p.close();

        assertEquals(State.RUNNING, other.state());
        other.close();
    }

    @Test
    void theBackgroundAsTheOtherIsHarmless() {
        GoProcess p =
                GoProcesses.named("p")
                        .closeOnFailure(GoProcesses.background())
                        .go(Failing.function(failure));

        assertSame(failure, p.err().orElseThrow());
        assertEquals(State.RUNNING, GoProcesses.background().state());
    }

    @Test
    void racingWithTheCloseOfTheOtherBothClose() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess child =
                        GoProcesses.named("child")
                                .parent(parent)
                                .closeOnFailure(parent)
                                .go(
                                        self -> {
                                            gate.pass();
                                            throw failure;
                                        });

                race.run(gate::open, () -> closeAnyhow(parent));

                assertEquals(State.CLOSED, child.state());
                assertSame(failure, child.errNow().orElseThrow());
                // The parent waits for the child, so it takes the failure before it has closed.
                assertSame(failure, parent.errNow().orElseThrow());
            }
        }
    }

    private static void closeAnyhow(GoProcess process) {
        try {
            process.close();
        } catch (CloseException e) {
            // Its child has failed, and so has it.
        }
    }

    /** There are so many others that the failed one has no time to end before the test looks. */
    @ParameterizedTest
    @EnumSource
    void whoeverSeesTheOtherCloseFindsWhatFailed(What fails) {
        Gate gate = new Gate();
        GoProcessBuilder builder = GoProcesses.named("p").closeOnFailure(other);
        GoProcess first = GoProcesses.named("first").open();
        IntStream.range(0, 100_000)
                .forEach(i -> builder.closeOnFailure(GoProcesses.named("another").open()));
        builder.closeOnFailure(first);
        GoProcess p = fails.open(builder, gate, failure);

        gate.open();
        p.closeAsync();
        while (first.state() == State.RUNNING && other.state() == State.RUNNING) {
            Thread.onSpinWait();
        }

        assertSame(failure, p.errNow().orElseThrow());
    }

    /** What fails of a process, once the gate is open. */
    enum What {
        FUNCTION {
            @Override
            GoProcess open(GoProcessBuilder builder, Gate gate, Exception failure) {
                return builder.go(
                        self -> {
                            gate.pass();
                            throw failure;
                        });
            }
        },
        TEARDOWN {
            @Override
            GoProcess open(GoProcessBuilder builder, Gate gate, Exception failure) {
                return builder.teardown(
                                () -> {
                                    gate.pass();
                                    throw failure;
                                })
                        .open();
            }
        };

        abstract GoProcess open(GoProcessBuilder builder, Gate gate, Exception failure);
    }
}
