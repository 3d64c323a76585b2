package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A call that would wait indefinitely fails at once. */
class DeadlockTest {
    /** A way to wait for a process. */
    record Wait(String name, Consumer<GoProcess> call) {
        @Override
        public String toString() {
            return name;
        }

        /** What the call throws on this thread, or null. */
        RuntimeException on(GoProcess process) {
            try {
                call.accept(process);
                return null;
            } catch (RuntimeException e) {
                return e;
            }
        }
    }

    private static final Wait CLOSE = new Wait("close", GoProcess::close);
    private static final Wait ERR = new Wait("err", GoProcess::err);
    private static final Wait CLOSE_AT_ONCE = new Wait("close(ZERO)", p -> p.close(Duration.ZERO));

    static List<Wait> waits() {
        return List.of(
                CLOSE,
                new Wait("close(Duration)", p -> p.close(Duration.ofDays(1))),
                new Wait("closeAfterChildren", GoProcess::closeAfterChildren),
                ERR);
    }

    @RegisterExtension final WarningLog log = new WarningLog();

    private final CompletableFuture<RuntimeException> thrown = new CompletableFuture<>();

    private DeadlockException assertDeadlock() {
        RuntimeException e = thrown.join();
        if (e instanceof DeadlockException deadlock) {
            return deadlock;
        }
        throw new AssertionError("no DeadlockException", e);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inItsOwnFunction(Wait wait) {
        GoProcess p = GoProcesses.go(self -> thrown.complete(wait.on(self)));

        assertDeadlock();
        p.err();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inItsOwnTeardown(Wait wait) {
        AtomicReference<GoProcess> p = new AtomicReference<>();
        p.set(GoProcesses.withTeardown(() -> thrown.complete(wait.on(p.get()))));

        p.get().close();

        assertDeadlock();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inItsOwnTeardownThatRunsOnAThreadOfTheLibrary(Wait wait) throws InterruptedException {
        AtomicReference<GoProcess> p = new AtomicReference<>();
        p.set(GoProcesses.withTeardown(() -> thrown.complete(wait.on(p.get()))));

        p.get().closeAsync().await();

        assertDeadlock();
    }

    /** Its teardown has begun, so nothing waits for the callback. */
    @Test
    void notInACallbackThatHoldsNothing() throws Exception {
        try (Gate teardown = new Gate()) {
            GoProcess parent = GoProcesses.named("parent").open();
            GoProcess p =
                    GoProcesses.named("p")
                            .parent(parent)
                            .teardown(teardown::passUninterruptibly)
                            .open();
            parent.closeAsync();
            teardown.awaitReached();
            for (GoProcess awaited : List.of(p, parent)) {
                FutureTask<RuntimeException> call = new FutureTask<>(() -> inACallback(p, awaited));
                Thread caller = Thread.ofPlatform().daemon().start(call);
                while (caller.getState() != Thread.State.WAITING && !call.isDone()) {
                    Thread.onSpinWait();
                }
                assertFalse(call.isDone(), () -> awaited + " was not waited for");
            }
        }
    }

    private static RuntimeException inACallback(GoProcess p, GoProcess awaited) {
        AtomicReference<RuntimeException> refused = new AtomicReference<>();
        p.closing().onRaised(() -> refused.set(CLOSE.on(awaited)));
        return refused.get();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inTheFunctionOfAChild(Wait wait) {
        GoProcess p = GoProcesses.named("p").open();
        p.go(self -> thrown.complete(wait.on(p)));

        assertDeadlock();
        p.close();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inTheTeardownOfAChild(Wait wait) {
        GoProcess p = GoProcesses.named("p").open();
        GoProcesses.named("child").parent(p).teardown(() -> thrown.complete(wait.on(p))).open();

        p.closeAsync();

        assertDeadlock();
        p.close();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inTheFunctionOfSomethingItWaitsFor(Wait wait) {
        GoProcess p = GoProcesses.named("p").open();
        Gate linked = new Gate();
        GoProcess q =
                GoProcesses.go(
                        self -> {
                            linked.pass();
                            thrown.complete(wait.on(p));
                        });
        p.waitFor(q);
        linked.open();

        assertDeadlock();
        p.close();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void throughAChainOfAnyLinks(Wait wait) {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess a = GoProcesses.named("a").parent(p).open();
        GoProcess b = GoProcesses.named("b").open();
        a.waitFor(b);
        GoProcess c = GoProcesses.named("c").parent(b).open();
        c.go("culprit", self -> thrown.complete(wait.on(p)));

        String message = assertDeadlock().getMessage();

        for (GoProcess named : List.of(p, a, b, c)) {
            assertTrue(message.contains(named.name() + " #" + named.id()), message);
        }
        assertTrue(message.contains("culprit #"), message);
        b.close();
        p.close();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void theMessageSaysWhatToDo(Wait wait) {
        GoProcesses.go(self -> thrown.complete(wait.on(self)));

        String message = assertDeadlock().getMessage();

        assertTrue(message.contains("closeAsync()"), message);
    }

    @Test
    void closeHasBegunToCloseAllTheSame() {
        GoProcess p =
                GoProcesses.go(
                        self -> {
                            assertThrows(DeadlockException.class, self::close);
                            self.closing().await();
                        });

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void closeWithATimeoutHasBegunToCloseAllTheSame() {
        GoProcess p = GoProcesses.named("p").open();
        Duration day = Duration.ofDays(1);
        p.go(self -> assertThrows(DeadlockException.class, () -> p.close(day)));

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void closeAfterChildrenStaysWishedFor() {
        GoProcess p = GoProcesses.named("p").open();
        p.go(self -> assertThrows(DeadlockException.class, p::closeAfterChildren));

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void errChangesNothing() {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess child = p.go(self -> assertThrows(DeadlockException.class, p::err));

        assertEquals(Optional.empty(), child.err());
        assertEquals(State.RUNNING, p.state());
        p.close();
    }

    @Test
    void aCloseThatDoesNotWaitTimesOutInstead() {
        GoProcess p = GoProcesses.go(self -> thrown.complete(CLOSE_AT_ONCE.on(self)));

        assertEquals(CloseTimeoutException.class, thrown.join().getClass());
        p.close();
    }

    @Test
    void aChildThatNobodyWaitsForMayWaitForItsParent() {
        GoProcess parent = GoProcesses.named("parent").open();
        Gate linked = new Gate();
        GoProcess child =
                GoProcesses.go(
                        self -> {
                            linked.pass();
                            thrown.complete(CLOSE.on(parent));
                        });
        parent.addChildNoWait(child);
        linked.open();

        assertNull(thrown.join());
        child.close();
    }

    @Test
    void aParentMayWaitForItsChild() {
        GoProcess p =
                GoProcesses.go(
                        self -> {
                            for (Wait wait : waits()) {
                                GoProcess child = self.go(inner -> {});
                                assertNull(wait.on(child));
                            }
                        });

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void aClosedProcessMayBeWaitedForAnywhere() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        GoProcess p =
                GoProcesses.named("p")
                        .waitFor(closed)
                        .go(self -> waits().forEach(wait -> assertNull(wait.on(closed))));

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void afterTheFunctionItsThreadRunsNoProcessAnyMore() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        FutureTask<Void> closeParent = new FutureTask<>(parent::close, null);
        GoProcesses.named("child")
                .parent(parent)
                .threadFactory(
                        task ->
                                new Thread(
                                        () -> {
                                            task.run();
                                            closeParent.run();
                                        }))
                .go(self -> {});

        closeParent.get();

        assertEquals(State.CLOSED, parent.state());
    }

    /** A teardown that runs on the thread of a function runs inside that function. */
    @Test
    void aTeardownInsideAFunctionLeavesTheFunctionWhereItWas() {
        GoProcess p =
                GoProcesses.go(
                        self -> {
                            GoProcesses.withTeardown(() -> {}).close();
                            thrown.complete(CLOSE.on(self));
                        });

        assertDeadlock();
        p.close();
    }

    @Test
    void aLateTeardownInsideAFunctionCannotWaitForThatFunction() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        GoProcess p =
                GoProcesses.go(self -> closed.setTeardown(() -> thrown.complete(CLOSE.on(self))));

        assertDeadlock();
        p.close();
    }

    @Test
    void aCycleOfWaitsBelowIsNoHindrance() {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess q = GoProcesses.named("q").open();
        p.waitFor(q);
        q.waitFor(p);
        p.go(self -> thrown.complete(ERR.on(q)));

        assertDeadlock();
    }
}
