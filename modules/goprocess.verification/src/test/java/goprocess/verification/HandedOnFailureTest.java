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
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whoever is named in {@code closeOnFailure} has failed as well, with the same throwable. */
class HandedOnFailureTest {
    @RegisterExtension private final WarningLog log = new WarningLog();

    private final Exception failure = new Exception("of the part");

    private static GoProcess failing(Exception failure, GoProcess supervisor) {
        return GoProcesses.named("part").closeOnFailure(supervisor).go(Failing.function(failure));
    }

    @Test
    void theSupervisorHasFailedWithTheSameThrowable() {
        GoProcess supervisor = GoProcesses.named("supervisor").open();

        failing(failure, supervisor);

        assertSame(failure, supervisor.err().orElseThrow());
        CloseException first = assertThrows(CloseException.class, supervisor::close);
        CloseException second = assertThrows(CloseException.class, supervisor::close);
        assertSame(failure, first.getCause());
        assertSame(failure, second.getCause());
        assertNotSame(first, second);
        String message = first.getMessage();
        assertTrue(message.contains("was handed the failure of another process"), message);
        assertEquals(0, failure.getSuppressed().length);
        assertEquals(1, log.warningsOf(failure), "it is logged once, where it was thrown");
    }

    @Test
    void itGoesOnAlongAChain() {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess middle = GoProcesses.named("middle").closeOnFailure(top).open();

        failing(failure, middle);

        assertSame(failure, top.err().orElseThrow());
        assertSame(failure, middle.err().orElseThrow());
    }

    @Test
    void aSupervisorThatIsClosingTakesItToo() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess supervisor = GoProcesses.named("supervisor").open();
        GoProcess part =
                GoProcesses.named("part")
                        .parent(supervisor)
                        .closeOnFailure(supervisor)
                        .go(
                                self -> {
                                    gate.pass();
                                    throw failure;
                                });
        gate.awaitReached();
        supervisor.closeAsync();

        gate.open();

        assertSame(failure, supervisor.err().orElseThrow());
        assertSame(failure, part.err().orElseThrow());
    }

    @Test
    void oneThatIsClosedTakesNothing() {
        GoProcess supervisor = GoProcesses.named("supervisor").open();
        Gate gate = new Gate();
        GoProcess part =
                GoProcesses.named("part")
                        .closeOnFailure(supervisor)
                        .go(
                                self -> {
                                    gate.pass();
                                    throw failure;
                                });
        supervisor.close();

        gate.open();

        assertSame(failure, part.err().orElseThrow());
        assertEquals(Optional.empty(), supervisor.err());
    }

    @Test
    void aCycleEndsAndEachTakesItOnce() {
        Gate gate = new Gate();
        GoProcess top = GoProcesses.named("top").open();
        GoProcess part =
                GoProcesses.named("part")
                        .closeOnFailure(top)
                        .go(
                                self -> {
                                    gate.pass();
                                    throw failure;
                                });
        GoProcess back = GoProcesses.named("back").parent(top).closeOnFailure(part).open();
        failing(new Exception("of another"), back);
        assertTrue(back.err().isPresent()); // before its parent closes it for another reason

        gate.open();

        assertTrue(top.err().isPresent());
        assertSame(failure, part.err().orElseThrow());
        assertEquals(1, log.warningsOf(failure));
    }

    /** Its own come first, even if they come later; eight more are suppressed. */
    @Test
    void itsOwnFailureComesFirst() {
        Exception own = new Exception("of the teardown");
        GoProcess supervisor =
                GoProcesses.named("supervisor").teardown(Failing.teardown(own)).open();
        List<GoProcess> parts = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        Gate gate = new Gate();
        for (int i = 0; i < 12; i++) {
            Exception each = new Exception("part " + i);
            failures.add(each);
            parts.add(
                    GoProcesses.named("part")
                            .parent(supervisor)
                            .closeOnFailure(supervisor)
                            .go(
                                    self -> {
                                        gate.pass();
                                        throw each;
                                    }));
        }
        gate.open();

        assertSame(own, supervisor.err().orElseThrow());
        CloseException thrown = assertThrows(CloseException.class, supervisor::close);
        assertSame(own, thrown.getCause());
        List<Throwable> suppressed = Arrays.asList(thrown.getSuppressed());
        assertEquals(8, suppressed.size());
        assertTrue(failures.containsAll(suppressed));
        assertEquals(0, own.getSuppressed().length);
        assertEquals(12, parts.size());
    }

    /** The supervisor throws the failure of its part again, and its teardown fails as well. */
    @Test
    void whatIsThrownAgainIsKeptOnceAndNotChanged() {
        Exception own = new Exception("of the teardown");
        Gate gate = new Gate();
        GoProcess supervisor =
                GoProcesses.named("supervisor")
                        .teardown(Failing.teardown(own))
                        .go(
                                self -> {
                                    gate.pass();
                                    throw failure;
                                });
        failing(failure, supervisor).err();

        gate.open();

        CloseException thrown = assertThrows(CloseException.class, supervisor::close);
        assertSame(failure, thrown.getCause());
        assertArrayEquals(new Throwable[] {own}, thrown.getSuppressed());
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void whatComesWithoutAnOwnFailureIsTheFirst() {
        GoProcess supervisor = GoProcesses.named("supervisor").open();
        GoProcess first = failing(failure, supervisor);
        first.err();

        failing(new Exception("too late"), supervisor).err();

        assertSame(failure, supervisor.err().orElseThrow());
    }

    /** Two hand their failures to the same process at the same moment. */
    @Test
    void twoAtOnceEachHaveTheirOwn() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS / 10; i++) {
                Gate left = new Gate();
                Gate right = new Gate();
                Exception ofLeft = new Exception("left");
                Exception ofRight = new Exception("right");
                GoProcess top = GoProcesses.named("top").open();
                GoProcess a = partOf(top, left, ofLeft);
                GoProcess b = partOf(top, right, ofRight);

                race.run(left::open, right::open);

                assertSame(ofLeft, a.err().orElseThrow());
                assertSame(ofRight, b.err().orElseThrow());
                Throwable shown = top.err().orElseThrow();
                assertTrue(shown == ofLeft || shown == ofRight);
            }
        }
    }

    private static GoProcess partOf(GoProcess top, Gate gate, Exception failure) {
        return GoProcesses.named("part")
                .parent(top)
                .closeOnFailure(top)
                .go(
                        self -> {
                            gate.pass();
                            throw failure;
                        });
    }

    /** The supervisor closes while it fails: it has failed with the part, or closed before. */
    @Test
    void racingWithTheEndOfTheSupervisorItIsThereOrNot() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess supervisor = GoProcesses.named("supervisor").open();
                GoProcess part =
                        GoProcesses.named("part")
                                .closeOnFailure(supervisor)
                                .go(
                                        self -> {
                                            gate.pass();
                                            throw failure;
                                        });

                race.run(gate::open, supervisor::closeAsync);

                part.err();
                Optional<Throwable> once = supervisor.err();
                assertTrue(once.isEmpty() || once.get() == failure);
                assertEquals(once, supervisor.errNow());
            }
        }
    }
}
