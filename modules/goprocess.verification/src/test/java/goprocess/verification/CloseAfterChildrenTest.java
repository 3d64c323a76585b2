package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The row {@code p.closeAfterChildren()} of the table. */
class CloseAfterChildrenTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.withTeardown(recorder.teardown("p"));

    @Test
    void aProcessThatWaitsForNothingClosesAtOnce() {
        p.closeAfterChildren();

        assertEquals(State.CLOSED, p.state());
        assertEquals(List.of("p"), recorder.events());
    }

    @Test
    void childrenAreNotAskedToClose() throws Throwable {
        GoProcess child =
                GoProcesses.named("child").parent(p).teardown(recorder.teardown("child")).open();

        Waiter waiter = Waiter.in(p::closeAfterChildren);

        assertEquals(State.RUNNING, p.state());
        assertEquals(State.RUNNING, child.state());
        child.close();
        waiter.join();
        assertEquals(List.of("child", "p"), recorder.events());
    }

    @Test
    void everythingThatTheProcessWaitsForIsWaitedFor() throws Throwable {
        GoProcess other = GoProcesses.named("other").open();
        p.waitFor(other);

        Waiter waiter = Waiter.in(p::closeAfterChildren);

        assertEquals(State.RUNNING, p.state());
        other.close();
        waiter.join();
        assertEquals(State.CLOSED, p.state());
    }

    @Test
    void itsOwnFunctionIsWaitedForToo() throws Throwable {
        Gate gate = new Gate();
        AtomicBoolean wasRunning = new AtomicBoolean();
        GoProcess process =
                GoProcesses.go(
                        self -> {
                            gate.pass();
                            wasRunning.set(self.state() == State.RUNNING);
                        });

        Waiter waiter = Waiter.in(process::closeAfterChildren);
        gate.open();

        waiter.join();
        assertTrue(wasRunning.get());
    }

    @Test
    void whatIsAddedMeanwhileIsWaitedForToo() throws Throwable {
        GoProcess first = GoProcesses.withParent(p);
        Waiter waiter = Waiter.in(p::closeAfterChildren);

        GoProcess second = GoProcesses.withParent(p);
        first.close();

        assertEquals(State.RUNNING, p.state());
        assertEquals(State.RUNNING, second.state());
        second.close();
        waiter.join();
    }

    @Test
    void childrenThatNobodyWaitsForBeginToCloseInTheEnd() throws Throwable {
        GoProcess child = GoProcesses.withParent(p);
        GoProcess unawaited = GoProcesses.named("unawaited").open();
        p.addChildNoWait(unawaited);
        Waiter waiter = Waiter.in(p::closeAfterChildren);

        assertEquals(State.RUNNING, unawaited.state());
        child.close();
        waiter.join();

        assertTrue(unawaited.closing().isRaised());
    }

    @Test
    void aCloseMeanwhileClosesTheChildren() throws Throwable {
        GoProcess child = GoProcesses.withParent(p);
        Waiter waiter = Waiter.in(p::closeAfterChildren);

        p.close();

        waiter.join();
        assertEquals(State.CLOSED, child.state());
    }

    @ParameterizedTest
    @EnumSource(
            value = Held.Stage.class,
            names = {"CLOSING", "TEARING_DOWN"})
    void onAClosingProcessItWaitsAsClose(Held.Stage stage) throws Throwable {
        try (Held held = Held.at(stage)) {
            Waiter waiter = Waiter.in(held.process()::closeAfterChildren);
            assertTrue(waiter.isWaiting());

            held.letGo();

            waiter.join();
        }
    }

    @Test
    void onAClosedProcessItReturnsAtOnce() {
        p.close();

        p.closeAfterChildren();

        assertEquals(List.of("p"), recorder.events());
    }

    @Test
    void itThrowsTheFailureAsClose() {
        Exception failure = new Exception("on purpose");
        GoProcess failing =
                GoProcesses.withTeardown(
                        () -> {
                            throw failure;
                        });

        assertSame(
                failure,
                assertThrows(CloseException.class, failing::closeAfterChildren).getCause());
        assertSame(
                failure,
                assertThrows(CloseException.class, failing::closeAfterChildren).getCause());
    }

    /** The caller is in a function that the process waits for: it can't wait, but it has wished. */
    @Test
    void theWishStaysThoughTheCallerGoesAway() throws InterruptedException {
        GoProcess child = GoProcesses.withParent(p);
        AtomicReference<Exception> thrown = new AtomicReference<>();
        p.go(self -> thrown.set(assertThrows(DeadlockException.class, p::closeAfterChildren)))
                .closed()
                .await();

        assertEquals(DeadlockException.class, thrown.get().getClass());
        assertEquals(State.RUNNING, p.state());
        assertEquals(State.RUNNING, child.state());
        child.close();
        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void racingWithTheEndOfTheLastChildTheProcessAlwaysCloses() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess first = GoProcesses.withParent(parent);
                GoProcess second = GoProcesses.withParent(parent);

                race.run(first::close, second::close, parent::closeAfterChildren);

                assertEquals(State.CLOSED, parent.state());
            }
        }
    }

    @Test
    void racingWithItAChildIsClosedBeforeItsParentOrRefused() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                GoProcess child = GoProcesses.named("child").open();
                AtomicBoolean refused = new AtomicBoolean();

                race.run(
                        parent::closeAfterChildren,
                        () -> {
                            try {
                                parent.addChild(child);
                            } catch (IllegalStateException e) {
                                refused.set(true);
                            }
                            if (!refused.get()) {
                                child.close();
                            }
                        });

                assertEquals(refused.get(), child.state() == State.RUNNING);
                assertEquals(State.CLOSED, parent.state());
            }
        }
    }

    @Test
    void aChainOfWishesClosesFromTheBottom() throws Throwable {
        GoProcess middle =
                GoProcesses.named("middle").parent(p).teardown(recorder.teardown("middle")).open();
        GoProcess last =
                GoProcesses.named("last").parent(middle).teardown(recorder.teardown("last")).open();
        Waiter top = Waiter.in(p::closeAfterChildren);
        Waiter below = Waiter.in(middle::closeAfterChildren);

        last.close();

        below.join();
        top.join();
        assertEquals(List.of("last", "middle", "p"), recorder.events());
    }
}
