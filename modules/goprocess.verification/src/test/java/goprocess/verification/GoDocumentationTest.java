package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the documentation of the Go package states, sentence by sentence, under its own names. */
class GoDocumentationTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();

    private GoProcess recorded(String name) {
        return GoProcesses.named(name).teardown(recorder.teardown(name)).open();
    }

    @Test
    void theLifecycleOfAProcess() throws Throwable {
        Gate gate = new Gate();
        GoProcess p =
                GoProcesses.withTeardown(
                        () -> {
                            gate.pass();
                            recorder.record("teardown");
                        });
        GoProcess q = recorded("q");
        p.addChild(q);
        Waiter close = Waiter.in(p::close);

        p.closing().await();
        q.closed().await();
        gate.awaitReached();
        assertFalse(p.closed().isRaised());
        gate.open();

        close.join();
        p.closed().await();
        assertEquals(List.of("q", "teardown"), recorder.events());
    }

    @Test
    void theExampleOfThreeProcessesPrintsThreeTwoOne() throws InterruptedException {
        GoProcess p1 = recorded("closing 1");
        GoProcess p2 = recorded("closing 2");
        GoProcess p3 = recorded("closing 3");
        p1.addChild(p2);
        p2.addChild(p3);

        p1.closeAsync();
        p2.closeAsync();
        p3.closeAsync();

        p1.closed().await();
        assertEquals(List.of("closing 3", "closing 2", "closing 1"), recorder.events());
    }

    @Test
    void waitForMakesAProcessAlwaysCloseAfterTheOther() {
        GoProcess p = recorded("p");
        GoProcess q = recorded("q");
        p.waitFor(q);

        p.closeAsync();
        q.close();

        p.close();
        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void waitForInACycleIsDeadlock() {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess q = GoProcesses.named("q").open();
        p.waitFor(q);
        q.waitFor(p);
        q.closeAsync();

        assertThrows(CloseTimeoutException.class, () -> p.close(Duration.ofMillis(1)));
    }

    @Test
    void waitForOnAClosedProcessPanics() {
        GoProcess p = GoProcesses.named("p").open();
        p.close();

        assertThrows(IllegalStateException.class, () -> p.waitFor(GoProcesses.named("q").open()));
    }

    @Test
    void addChildNoWaitClosesTheChildWithItsParentWithoutWaiting() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.named("p").open();
        GoProcess q = GoProcesses.withTeardown(gate::pass);
        p.addChildNoWait(q);

        p.close();
        gate.awaitReached();

        gate.open();
        q.close();
    }

    @Test
    void addChildIsAddChildNoWaitAndWaitFor() {
        GoProcess p = recorded("p");
        GoProcess q = recorded("q");
        p.addChild(q);

        p.close();

        assertEquals(List.of("q", "p"), recorder.events());
    }

    @Test
    void addChildOnAClosedProcessPanics() {
        GoProcess p = GoProcesses.named("p").open();
        p.close();

        assertThrows(IllegalStateException.class, () -> p.addChild(GoProcesses.named("q").open()));
    }

    @Test
    void processGoMakesAChildAndClosesItWhenTheFunctionExits() {
        GoProcess p = recorded("p");
        Gate gate = new Gate();
        GoProcess child = p.go(self -> gate.pass());

        p.closeAsync();
        assertTrue(child.closing().isRaised());
        assertEquals(State.CLOSING, p.state());
        gate.open();

        p.close();
        assertEquals(State.CLOSED, child.state());
    }

    @Test
    void setTeardownSetsTheTeardown() {
        GoProcess p = GoProcesses.named("p").open();
        p.setTeardown(recorder.teardown("p"));

        p.close();

        assertEquals(List.of("p"), recorder.events());
    }

    @Test
    void closeTwiceReturnsTheSameError() {
        Exception failure = new Exception("on purpose");
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(failure));

        CloseException first = assertThrows(CloseException.class, p::close);
        CloseException second = assertThrows(CloseException.class, p::close);

        assertSame(failure, first.getCause());
        assertSame(failure, second.getCause());
        assertNotSame(first, second);
    }

    @Test
    void closeAfterChildrenDoesNotAttemptToCloseThem() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess child = GoProcesses.withParent(p);
        Waiter closer = Waiter.in(p::closeAfterChildren);

        assertFalse(child.closing().isRaised());
        child.close();

        closer.join();
    }

    @Test
    void closingIsRaisedThoughTheTeardownIsNotDoneYet() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            held.process().closing().await();
        }
    }

    @Test
    void closedIsForWaitingWithoutCausingTheClose() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        Waiter waiter = Waiter.in(() -> p.closed().await());

        assertEquals(State.RUNNING, p.state());
        p.close();

        waiter.join();
    }

    @Test
    void errWaitsUntilTheProcessIsClosed() throws Throwable {
        Exception failure = new Exception("on purpose");
        GoProcess p = GoProcesses.withTeardown(Failing.teardown(failure));
        Waiter waiter = Waiter.in(() -> assertSame(failure, p.err().orElseThrow()));

        assertEquals(State.RUNNING, p.state());
        p.closeAsync();

        waiter.join();
    }

    @Test
    void backgroundNeverClosesNorEntersClosing() {
        GoProcess background = GoProcesses.background();

        assertThrows(CloseTimeoutException.class, () -> background.close(Duration.ofMillis(1)));

        assertFalse(background.closing().isRaised());
    }

    @Test
    void goRunsAFunctionThatRespectsTheClosingOfItsProcess() {
        AtomicInteger ticks = new AtomicInteger();
        GoProcess p =
                GoProcesses.go(
                        self -> {
                            while (!self.closing().await(Duration.ofNanos(1))) {
                                ticks.incrementAndGet();
                            }
                        });
        while (ticks.get() < 5) {
            Thread.onSpinWait();
        }

        p.close();

        assertEquals(State.CLOSED, p.state());
    }

    @Test
    void spawnIsAnAliasOfGo() {
        AtomicBoolean ran = new AtomicBoolean();

        GoProcesses.spawn(self -> ran.set(true)).err();

        assertTrue(ran.get());
    }

    @Test
    void goChildRegistersTheChildBeforeItsFunctionStarts() {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicBoolean registered = new AtomicBoolean();

        GoProcesses.goChild(
                parent,
                self -> {
                    parent.closeAsync();
                    registered.set(self.closing().isRaised() && parent.state() == State.CLOSING);
                });

        parent.err();
        assertTrue(registered.get());
    }

    @Test
    void spawnChildIsAnAliasOfGoChild() {
        GoProcess parent = recorded("parent");
        GoProcesses.spawnChild(
                parent,
                self -> {
                    self.closing().await();
                    recorder.record("child");
                });

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void withParentMakesAChild() {
        GoProcess parent = recorded("parent");
        GoProcess child = GoProcesses.withParent(parent);
        child.setTeardown(recorder.teardown("child"));

        parent.close();

        assertEquals(List.of("child", "parent"), recorder.events());
    }

    @Test
    void withTeardownRunsItExactlyOnceAfterAllChildrenAndBeforeClosed() {
        AtomicReference<State> childThen = new AtomicReference<>();
        AtomicReference<State> ownThen = new AtomicReference<>();
        AtomicReference<GoProcess> p = new AtomicReference<>();
        AtomicReference<GoProcess> child = new AtomicReference<>();
        p.set(
                GoProcesses.withTeardown(
                        () -> {
                            recorder.record("teardown");
                            childThen.set(child.get().state());
                            ownThen.set(p.get().state());
                        }));
        child.set(GoProcesses.withParent(p.get()));

        p.get().close();
        p.get().close();

        assertEquals(List.of("teardown"), recorder.events());
        assertEquals(State.CLOSED, childThen.get());
        assertEquals(State.CLOSING, ownThen.get());
    }
}
