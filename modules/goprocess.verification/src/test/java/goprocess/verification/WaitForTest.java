package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The row {@code p.waitFor(q)} of the table. */
class WaitForTest {
    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));
    private final GoProcess q = GoProcesses.withTeardown(recorder.teardown("q"));

    @Test
    void aRunningProcessClosesAfterTheOther() {
        p.waitFor(q);

        p.closeAsync();
        q.close();

        p.close();
        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void theOtherIsNotAskedToClose() {
        p.waitFor(q);

        p.closeAsync();

        assertEquals(State.CLOSING, p.state());
        assertEquals(State.RUNNING, q.state());
        q.close();
        p.close();
    }

    @Test
    void aClosingProcessClosesAfterTheOther() {
        GoProcess holder = GoProcesses.named("holder").open();
        p.waitFor(holder);
        p.closeAsync();

        p.waitFor(q);
        holder.close();
        q.close();

        p.close();
        assertEquals(List.of("q", "p"), recorder.events());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void itIsRefusedOnceTheTeardownHasBegun(Held.Stage stage) throws InterruptedException {
        try (Held held = Held.at(stage)) {
            assertThrows(IllegalStateException.class, () -> held.process().waitFor(q));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void theStateOfTheWaitingProcessIsLookedAtFirst(Held.Stage stage) throws InterruptedException {
        q.close();
        try (Held held = Held.at(stage)) {
            assertThrows(IllegalStateException.class, () -> held.process().waitFor(q));
        }
    }

    @Test
    void nothingMoreIsDoneIfTheOtherIsClosed() {
        q.close();

        p.waitFor(q);

        p.close();
        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void itClosesAfterAnOtherThatIsClosingAlready() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            p.waitFor(held.process());
            p.closeAsync();
            assertEquals(State.CLOSING, p.state());
            assertTrue(recorder.events().isEmpty());
        }
        p.close();
    }

    @Test
    void theSameLinkTwiceIsHarmless() {
        p.waitFor(q);
        p.waitFor(q);

        p.closeAsync();
        q.close();

        p.close();
        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void aProcessWaitsForAllThatItShallWaitFor() {
        GoProcess r = GoProcesses.withTeardown(recorder.teardown("r"));
        p.waitFor(q);
        p.waitFor(r);

        p.closeAsync();
        q.close();
        r.close();

        p.close();
        assertEquals(List.of("q", "r", "p"), recorder.events());
    }

    @Test
    void severalProcessesMayWaitForOne() {
        GoProcess r = GoProcesses.withTeardown(recorder.teardown("r"));
        p.waitFor(q);
        r.waitFor(q);

        p.closeAsync();
        r.closeAsync();
        q.close();

        p.close();
        r.close();
        assertEquals("q", recorder.events().get(0));
        assertEquals(3, recorder.events().size());
    }

    @Test
    void aCycleIsAllowedAndNeverCloses() {
        p.waitFor(q);
        q.waitFor(p);

        p.closeAsync();
        q.closeAsync();

        assertEquals(State.CLOSING, p.state());
        assertEquals(State.CLOSING, q.state());
        assertTrue(recorder.events().isEmpty());
    }

    @Test
    void racingWithCloseItIsEitherRefusedOrKept() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicBoolean otherIsDone = new AtomicBoolean();
                AtomicBoolean wasDoneAtTeardown = new AtomicBoolean();
                AtomicBoolean refused = new AtomicBoolean();
                GoProcess other = GoProcesses.withTeardown(() -> otherIsDone.set(true));
                GoProcess waiting =
                        GoProcesses.withTeardown(() -> wasDoneAtTeardown.set(otherIsDone.get()));

                race.run(
                        waiting::closeAsync,
                        () -> {
                            try {
                                waiting.waitFor(other);
                            } catch (IllegalStateException e) {
                                refused.set(true);
                            }
                        });
                assertFalse(!refused.get() && waiting.closed().isRaised());
                other.close();

                waiting.close();
                assertTrue(refused.get() || wasDoneAtTeardown.get());
            }
        }
    }

    @Test
    void racingWithTheCloseOfTheOtherNoEndIsMissed() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess waiting = GoProcesses.named("waiting").open();
                GoProcess other = GoProcesses.named("other").open();

                race.run(other::close, () -> waiting.waitFor(other));

                waiting.close();
            }
        }
    }
}
