package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The row {@code p.go(f)} of the table: the instance method. */
class GoTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));

    @Test
    void theFunctionRunsInAChild() {
        Gate gate = new Gate();
        GoProcess child =
                p.go(
                        self -> {
                            gate.pass();
                            recorder.record("function");
                        });

        p.closeAsync();
        assertTrue(child.closing().isRaised());
        assertEquals(State.CLOSING, p.state());
        gate.open();

        p.close();
        assertEquals(List.of("function", "p"), recorder.events());
    }

    @Test
    void theFunctionGetsTheReturnedProcess() {
        AtomicReference<GoProcess> given = new AtomicReference<>();

        GoProcess child = p.go(given::set);

        child.err();
        assertSame(child, given.get());
    }

    @Test
    void theFunctionRunsOnAVirtualThreadOfItsOwn() {
        AtomicReference<Thread> thread = new AtomicReference<>();

        p.go(self -> thread.set(Thread.currentThread())).err();

        assertTrue(thread.get().isVirtual());
        assertNotSame(Thread.currentThread(), thread.get());
    }

    @Test
    void theChildClosesWhenTheFunctionReturns() {
        GoProcess child = p.go(self -> {});

        child.err();

        assertEquals(State.CLOSED, child.state());
        assertEquals(State.RUNNING, p.state());
    }

    @Test
    void theChildIsRunningWhileTheFunctionRuns() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess child = p.go(self -> gate.pass());
        gate.awaitReached();

        assertEquals(State.RUNNING, child.state());
        gate.open();
        child.err();
    }

    @Test
    void onceTheFunctionReturnedTheChildWaitsForItsOwnChildrenToCloseByThemselves()
            throws InterruptedException {
        Gate gate = new Gate();
        AtomicReference<GoProcess> grandchild = new AtomicReference<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        GoProcess child =
                p.go(
                        self -> {
                            thread.set(Thread.currentThread());
                            grandchild.set(self.go(ignored -> gate.pass()));
                        });
        gate.awaitReached();
        while (thread.get().isAlive()) {
            Thread.onSpinWait();
        }

        assertEquals(State.RUNNING, child.state());
        assertEquals(State.RUNNING, grandchild.get().state());
        gate.open();
        child.err();
        assertEquals(State.CLOSED, grandchild.get().state());
    }

    @Test
    void onceTheFunctionReturnedChildrenThatNobodyWaitsForBeginToClose()
            throws InterruptedException {
        GoProcess unawaited = GoProcesses.named("unawaited").open();

        p.go(self -> self.addChildNoWait(unawaited)).err();

        assertTrue(unawaited.closing().isRaised());
    }

    @Test
    void ifTheFunctionFailedItsChildrenAreClosed() {
        Exception failure = new Exception("on purpose");
        AtomicReference<GoProcess> grandchild = new AtomicReference<>();
        GoProcess child =
                p.go(
                        self -> {
                            grandchild.set(GoProcesses.withParent(self));
                            throw failure;
                        });

        assertSame(failure, child.err().orElseThrow());
        assertEquals(State.CLOSED, grandchild.get().state());
    }

    @Test
    void underAClosingParentTheChildIsClosingWhenItsFunctionStarts() throws InterruptedException {
        AtomicBoolean wasClosing = new AtomicBoolean();
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcess child = held.process().go(self -> wasClosing.set(self.closing().isRaised()));

            assertTrue(child.closing().isRaised());
        }
        assertTrue(wasClosing.get());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"TEARING_DOWN", "CLOSED"})
    void itIsRefusedOnceTheTeardownHasBegunAndTheFunctionNeverRuns(Held.Stage stage)
            throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        try (Held held = Held.at(stage)) {
            assertThrows(
                    IllegalStateException.class, () -> held.process().go(self -> ran.set(true)));
            assertThrows(
                    IllegalStateException.class,
                    () -> held.process().go("late", self -> ran.set(true)));
        }
        // A function that was started all the same would have begun before this one.
        GoProcesses.go(self -> {}).err();
        assertFalse(ran.get());
    }

    @Test
    void aNameIsGivenToTheChildAndToItsThread() {
        AtomicReference<String> threadName = new AtomicReference<>();

        GoProcess child = p.go("worker", self -> threadName.set(Thread.currentThread().getName()));

        child.err();
        assertEquals("worker", child.name());
        assertEquals("worker", threadName.get());
    }

    @Test
    void racingWithCloseItIsEitherRefusedOrWaitedFor() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicBoolean functionIsDone = new AtomicBoolean();
                AtomicBoolean wasDoneAtTeardown = new AtomicBoolean();
                AtomicBoolean refused = new AtomicBoolean();
                GoProcess parent =
                        GoProcesses.withTeardown(() -> wasDoneAtTeardown.set(functionIsDone.get()));

                race.run(
                        parent::closeAsync,
                        () -> {
                            try {
                                parent.go(self -> functionIsDone.set(true));
                            } catch (IllegalStateException e) {
                                refused.set(true);
                            }
                        });

                parent.close();
                assertEquals(!refused.get(), wasDoneAtTeardown.get());
                assertEquals(!refused.get(), functionIsDone.get());
            }
        }
    }

    @Test
    void theEndOfTheFunctionRacingWithCloseClosesOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess child = p.go(self -> gate.pass());

                race.run(gate::open, child::close, child::closeAfterChildren);

                assertEquals(State.CLOSED, child.state());
            }
        }
        p.close();
    }
}
