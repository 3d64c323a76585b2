package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Running, then closing, then closed. */
class LifecycleTest {
    @Test
    void aNewProcessIsRunning() {
        GoProcess p = GoProcesses.named("p").open();

        assertEquals(State.RUNNING, p.state());
        assertFalse(p.closing().isRaised());
        assertFalse(p.closed().isRaised());
        p.close();
    }

    @Test
    void aProcessIsClosingWhileItsTeardownRuns() throws Exception {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.withTeardown(gate::pass);

        p.closeAsync();
        gate.awaitReached();

        assertEquals(State.CLOSING, p.state());
        assertTrue(p.closing().isRaised());
        assertFalse(p.closed().isRaised());
        gate.open();
        p.close();
    }

    @Test
    void aProcessIsClosingWhileItsFunctionHasNotEnded() {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.go(self -> gate.pass());

        p.closeAsync();

        assertEquals(State.CLOSING, p.state());
        assertFalse(p.closed().isRaised());
        gate.open();
        p.close();
    }

    @Test
    void closeReturnsWhenTheProcessIsClosed() {
        Recorder recorder = new Recorder();
        GoProcess p = GoProcesses.withTeardown(recorder.teardown("teardown"));

        p.close();
        recorder.record("close returned");

        assertEquals(State.CLOSED, p.state());
        assertTrue(p.closing().isRaised());
        assertTrue(p.closed().isRaised());
        assertEquals(List.of("teardown", "close returned"), recorder.events());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"CLOSING", "TEARING_DOWN"})
    void closeOfAClosingProcessWaits(Held.Stage stage) throws Throwable {
        try (Held held = Held.at(stage)) {
            Waiter closer = Waiter.in(held.process()::close);
            assertTrue(closer.isWaiting());

            held.letGo();

            closer.join();
        }
    }

    @Test
    void closeOfAClosedProcessReturnsAtOnce() {
        GoProcess p = GoProcesses.named("p").open();
        p.close();

        p.close();

        assertEquals(State.CLOSED, p.state());
    }

    @Test
    void closeAsyncDoesNotWait() {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.withTeardown(gate::pass);

        p.closeAsync();

        assertEquals(State.CLOSING, p.state());
        gate.open();
        p.close();
    }

    @Test
    void closeAsyncReturnsTheClosedSignal() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.withTeardown(gate::pass);

        Signal closed = p.closeAsync();

        assertFalse(closed.isRaised());
        gate.open();
        closed.await();
        assertEquals(State.CLOSED, p.state());
    }

    @Test
    void closeAsyncTwiceIsHarmless() throws InterruptedException {
        AtomicInteger teardowns = new AtomicInteger();
        GoProcess p = GoProcesses.withTeardown(teardowns::incrementAndGet);

        p.closeAsync();
        p.closeAsync().await();

        assertEquals(1, teardowns.get());
    }

    @Test
    void aProcessIsClosedAtTheEndOfATryBlock() {
        AtomicInteger teardowns = new AtomicInteger();

        try (GoProcess p = GoProcesses.withTeardown(teardowns::incrementAndGet)) {
            assertEquals(State.RUNNING, p.state());
        }

        assertEquals(1, teardowns.get());
    }

    @Test
    void closingAParentClosesItsChildrenFirst() {
        Recorder recorder = new Recorder();
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        GoProcesses.named("child").parent(parent).teardown(recorder.teardown("child")).open();

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void closingAChildLeavesItsParentRunning() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.withParent(parent);

        child.close();

        assertEquals(State.RUNNING, parent.state());
        parent.close();
    }

    @Test
    void whenTheCallThatBeganACloseReturnsEverythingBelowHasBegunToClose() {
        GoProcess root = GoProcesses.named("root").open();
        List<GoProcess> below = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            GoProcess child = GoProcesses.withParent(root);
            GoProcess grandchild = GoProcesses.withParent(child);
            GoProcess unawaited = GoProcesses.named("unawaited").open();
            grandchild.addChildNoWait(unawaited);
            below.addAll(List.of(child, grandchild, unawaited));
        }

        root.closeAsync();

        for (GoProcess process : below) {
            assertTrue(process.closing().isRaised());
        }
    }

    /** B begins to close the child, and A, who closes the root meanwhile, must not overtake B. */
    @Test
    void everythingBelowHasBegunToCloseThoughAnotherThreadCloseItAtTheSameTime() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess root = GoProcesses.named("root").open();
                GoProcess child = GoProcesses.withParent(root);
                GoProcess middle = GoProcesses.withParent(child);
                GoProcess[] last = new GoProcess[50];
                for (int j = 0; j < last.length; j++) {
                    last[j] = GoProcesses.withParent(middle);
                }

                race.run(
                        () -> {
                            root.closeAsync();
                            for (GoProcess process : last) {
                                assertTrue(process.closing().isRaised());
                            }
                        },
                        child::closeAsync);
            }
        }
    }

    @Test
    void teardownRunsOnceThoughManyThreadsClose() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicInteger teardowns = new AtomicInteger();
                GoProcess p = GoProcesses.withTeardown(teardowns::incrementAndGet);

                race.run(p::close, p::close, p::closeAsync, p::closeAfterChildren);

                p.close();
                assertEquals(1, teardowns.get());
            }
        }
    }

    @Test
    void stateAndSignalsAreOneFact() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess p = GoProcesses.withTeardown(() -> {});

                race.run(
                        p::closeAsync,
                        () -> {
                            while (!p.closed().isRaised()) {
                                boolean closingBefore = p.closing().isRaised();
                                State state = p.state();
                                boolean closedAfter = p.closed().isRaised();
                                assertTrue(!closingBefore || state != State.RUNNING);
                                assertTrue(state == State.RUNNING || p.closing().isRaised());
                                assertTrue(state != State.CLOSED || closedAfter);
                            }
                            assertEquals(State.CLOSED, p.state());
                        });
            }
        }
    }
}
