package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an action does to other processes: it has a thread of its own, and may wait there. */
class NestedCallbackTest {
    private static final int MANY = 1_000_000;

    private final GoProcess p = GoProcesses.named("p").open();

    static List<Function<GoProcess, Signal>> signals() {
        return List.of(GoProcess::closing, GoProcess::childrenClosed, GoProcess::closed);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void anActionRunsOnAThreadOfTheLibrary(Function<GoProcess, Signal> signal) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        signal.apply(p).onRaised(() -> thread.complete(Thread.currentThread()));

        p.close();

        assertTrue(OwnThreads.isOwn(thread.get()), thread::toString);
        assertNotSame(Thread.currentThread(), thread.get());
    }

    @ParameterizedTest
    @MethodSource("signals")
    void theActionsOfASignalRunInTheirOrder(Function<GoProcess, Signal> signal) throws Exception {
        Recorder recorder = new Recorder();
        CountDownLatch last = new CountDownLatch(1);
        signal.apply(p).onRaised(() -> recorder.record("first"));
        signal.apply(p).onRaised(() -> recorder.record("second"));
        signal.apply(p).onRaised(last::countDown);

        p.close();

        last.await();
        assertEquals(List.of("first", "second"), recorder.events());
    }

    @Test
    void anActionOfAnotherProcessHoldsUpNoTeardown() throws Exception {
        Gate gate = new Gate();
        GoProcess child = GoProcesses.named("child").parent(p).open();
        child.closed().onRaised(gate::passUninterruptibly);

        p.close();

        assertEquals(State.CLOSED, p.state());
        gate.open();
    }

    @Test
    void anActionThatDoesNotReturnHoldsUpNoCloseWithATimeout() throws Exception {
        Gate gate = new Gate();
        GoProcess other = GoProcesses.named("other").open();
        other.closed().onRaised(gate::passUninterruptibly);

        other.close(Duration.ofDays(1));

        gate.open();
    }

    /** The interrupt that is meant for a function does not reach a callback of another process. */
    @Test
    void anActionStartsWithoutTheInterruptOfWhoeverRaisedTheSignal() throws Exception {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        p.closing().onRaised(() -> flag.complete(Thread.currentThread().isInterrupted()));

        Thread.currentThread().interrupt();
        p.closeAsync();
        assertTrue(Thread.interrupted());

        assertFalse(flag.get());
    }

    @ParameterizedTest
    @MethodSource("signals")
    void aMillionActionsThatCloseEachOtherNeedNoStack(Function<GoProcess, Signal> signal)
            throws InterruptedException {
        GoProcess first = GoProcesses.named("link").open();
        GoProcess last = first;
        for (int i = 1; i < MANY; i++) {
            GoProcess next = GoProcesses.named("link").open();
            signal.apply(last).onRaised(next::closeAsync);
            last = next;
        }

        first.closeAsync();

        last.closed().await();
    }

    static List<Consumer<GoProcess>> waits() {
        return List.of(
                GoProcess::close,
                process -> process.close(Duration.ofDays(1)),
                GoProcess::closeAfterChildren,
                GoProcess::err);
    }

    /** What a call throws inside a closing action of a process, or null. */
    private static RuntimeException thrownInAnAction(GoProcess trigger, Runnable call)
            throws Exception {
        CompletableFuture<RuntimeException> thrown = new CompletableFuture<>();
        trigger.closing()
                .onRaised(
                        () -> {
                            try {
                                call.run();
                                thrown.complete(null);
                            } catch (RuntimeException e) {
                                thrown.complete(e);
                            }
                        });
        trigger.closeAsync();
        return thrown.get();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void anActionMayWaitForAnotherProcess(Consumer<GoProcess> wait) throws Exception {
        GoProcess other = GoProcesses.named("other").teardown(() -> {}).open();
        other.closeAsync();

        assertNull(thrownInAnAction(p, () -> wait.accept(other)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void aClosingActionThatWaitsForItsOwnProcessIsADeadlock(Consumer<GoProcess> wait)
            throws Exception {
        RuntimeException thrown = thrownInAnAction(p, () -> wait.accept(p));

        assertInstanceOf(DeadlockException.class, thrown);
        assertTrue(thrown.getMessage().contains("callback"), thrown::getMessage);
        assertEquals(Optional.empty(), p.err());
    }

    @ParameterizedTest
    @MethodSource("waits")
    void anActionOnARaisedSignalMayWait(Consumer<GoProcess> wait) {
        p.close();
        GoProcess other = GoProcesses.named("other").open();
        other.closeAsync();

        p.closed().onRaised(() -> wait.accept(other));

        assertEquals(State.CLOSED, other.state());
    }

    @Test
    void aCloseThatDoesNotWaitIsAllowedInAnAction() throws Exception {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            RuntimeException thrown =
                    thrownInAnAction(p, () -> held.process().close(Duration.ZERO));

            assertInstanceOf(CloseTimeoutException.class, thrown);
        }
    }

    @Test
    void whatDependsOnAFutureMayWaitWhetherItIsRaisedBeforeOrAfter() throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            GoProcess first = GoProcesses.named("first").open();
            GoProcess db = GoProcesses.named("db").teardown(() -> {}).open();
            if (before) {
                first.close();
            }
            CompletableFuture<Void> closed = first.closed().toFuture().thenRun(db::close);
            first.close();

            closed.get();
            assertEquals(State.CLOSED, db.state());
        }
    }
}
