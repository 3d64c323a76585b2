package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The row {@code p.addChild(q)} of the table, and what follows from several parents. */
class AddChildTest {
    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));
    private final GoProcess q = GoProcesses.withTeardown(recorder.teardown("q"));

    @Test
    void theChildBeginsToCloseWhenItsParentDoes() {
        p.addChild(q);
        assertEquals(State.RUNNING, q.state());

        p.closeAsync();

        assertTrue(q.closing().isRaised());
    }

    @Test
    void theParentClosesAfterTheChild() {
        Gate gate = new Gate();
        GoProcess child =
                GoProcesses.withTeardown(
                        () -> {
                            gate.pass();
                            recorder.record("child");
                        });
        p.addChild(child);

        p.closeAsync();
        assertEquals(State.CLOSING, p.state());
        gate.open();

        p.close();
        assertEquals(List.of("child", "p"), recorder.events());
    }

    @Test
    void underAClosingParentTheChildHasBegunToCloseWhenTheCallReturns() throws Exception {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            held.process().addChild(q);

            assertTrue(q.closing().isRaised());
        }
    }

    @Test
    void aClosingParentWaitsForTheChild() throws Exception {
        Gate gate = new Gate();
        GoProcess child = GoProcesses.withTeardown(gate::pass);
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcess parent = held.process();
            parent.setTeardown(
                    () -> recorder.record(child.closed().isRaised() ? "after" : "before"));

            parent.addChild(child);
            gate.open();
        }
        assertEquals(List.of("after"), recorder.events());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void itIsRefusedOnceTheTeardownHasBegunAndTheChildIsUntouched(Held.Stage stage)
            throws InterruptedException {
        try (Held held = Held.at(stage)) {
            assertThrows(IllegalStateException.class, () -> held.process().addChild(q));
        }
        assertEquals(State.RUNNING, q.state());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void theStateOfTheParentIsLookedAtFirst(Held.Stage stage) throws InterruptedException {
        q.close();
        try (Held held = Held.at(stage)) {
            assertThrows(IllegalStateException.class, () -> held.process().addChild(q));
        }
    }

    @Test
    void nothingMoreIsDoneIfTheChildIsClosed() {
        q.close();

        p.addChild(q);

        assertEquals(State.RUNNING, p.state());
        p.close();
    }

    @Test
    void theSameLinkTwiceIsHarmless() {
        p.addChild(q);
        p.addChild(q);

        p.close();

        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void waitForOnTopOfItIsHarmless() {
        p.addChild(q);
        p.waitFor(q);

        p.close();

        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void onTopOfWaitForItClosesTheChildToo() {
        p.waitFor(q);
        p.addChild(q);

        p.close();

        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void aChildOfTwoParentsClosesWithTheFirstAndBothWaitForIt() {
        Gate gate = new Gate();
        GoProcess first = GoProcesses.named("first").open();
        GoProcess second = GoProcesses.named("second").open();
        GoProcess child =
                GoProcesses.named("child").parent(first).parent(second).teardown(gate::pass).open();

        first.closeAsync();
        assertTrue(child.closing().isRaised());
        assertEquals(State.RUNNING, second.state());
        second.closeAsync();

        assertEquals(State.CLOSING, first.state());
        assertEquals(State.CLOSING, second.state());
        gate.open();
        first.close();
        second.close();
    }

    @Test
    void aDiamondClosesFromTheBottom() {
        GoProcess left =
                GoProcesses.named("left").parent(p).teardown(recorder.teardown("l")).open();
        GoProcess right =
                GoProcesses.named("right").parent(p).teardown(recorder.teardown("r")).open();
        left.addChild(q);
        right.addChild(q);
        right.waitFor(left);

        p.close();

        assertEquals(List.of("q", "l", "r", "p"), recorder.events());
    }

    @Test
    void racingWithCloseItIsEitherRefusedOrKept() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicBoolean childIsDone = new AtomicBoolean();
                AtomicBoolean wasDoneAtTeardown = new AtomicBoolean();
                AtomicBoolean refused = new AtomicBoolean();
                GoProcess child = GoProcesses.withTeardown(() -> childIsDone.set(true));
                GoProcess parent =
                        GoProcesses.withTeardown(() -> wasDoneAtTeardown.set(childIsDone.get()));

                race.run(
                        parent::closeAsync,
                        () -> {
                            try {
                                parent.addChild(child);
                            } catch (IllegalStateException e) {
                                refused.set(true);
                            }
                        });

                assertEquals(!refused.get(), child.closing().isRaised());
                parent.close();
                assertEquals(!refused.get(), wasDoneAtTeardown.get());
            }
        }
    }

    @Test
    void racingWithTheCloseOfTheChildNoEndIsMissed() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess child = GoProcesses.named("child").open();

                race.run(child::close, () -> parent.addChild(child));

                assertFalse(parent.closing().isRaised());
                parent.close();
            }
        }
    }

    @Test
    void twoParentsThatCloseAtTheSameTimeBothWaitForTheirChild() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicInteger teardowns = new AtomicInteger();
                GoProcess first = GoProcesses.named("first").open();
                GoProcess second = GoProcesses.named("second").open();
                GoProcesses.named("child")
                        .parent(first)
                        .parent(second)
                        .teardown(teardowns::incrementAndGet)
                        .open();

                race.run(
                        () -> {
                            first.close();
                            assertEquals(1, teardowns.get());
                        },
                        () -> {
                            second.close();
                            assertEquals(1, teardowns.get());
                        });
            }
        }
    }

    @Test
    void theLinksOfOneParentMadeByTwoThreadsAreBothKept() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess first = GoProcesses.named("first").open();
                GoProcess second = GoProcesses.named("second").open();

                race.run(() -> parent.addChild(first), () -> parent.addChild(second));

                parent.close();
                assertTrue(first.closed().isRaised());
                assertTrue(second.closed().isRaised());
            }
        }
    }
}
