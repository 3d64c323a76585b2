package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an action does to other processes: queued, never nested; and it must not wait. */
class NestedCallbackTest {
    private static final int MANY = 1_000_000;

    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.named("p").open();

    @Test
    void anActionIsNotInterruptedByAnother() {
        GoProcess q = GoProcesses.named("q").open();
        q.closing().onRaised(() -> recorder.record("q"));
        p.closing()
                .onRaised(
                        () -> {
                            recorder.record("p begins");
                            q.closeAsync();
                            recorder.record("p ends");
                        });

        p.closeAsync();

        assertEquals(List.of("p begins", "p ends", "q"), recorder.events());
    }

    @Test
    void anActionOnARaisedSignalInAnActionIsQueued() {
        p.closing()
                .onRaised(
                        () -> {
                            recorder.record("outer begins");
                            p.closing().onRaised(() -> recorder.record("inner"));
                            recorder.record("outer ends");
                        });

        p.closeAsync();

        assertEquals(List.of("outer begins", "outer ends", "inner"), recorder.events());
    }

    static List<Function<GoProcess, Signal>> signals() {
        return List.of(GoProcess::closing, GoProcess::closed);
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

    @Test
    void aMillionActionsThatRegisterEachOtherNeedNoStack() {
        AtomicInteger left = new AtomicInteger(MANY);
        Signal raised = p.closeAsync();
        AtomicReference<Runnable> action = new AtomicReference<>();
        action.set(
                () -> {
                    if (left.decrementAndGet() > 0) {
                        raised.onRaised(action.get());
                    }
                });

        raised.onRaised(action.get());

        assertEquals(0, left.get());
    }

    static List<Consumer<GoProcess>> waits() {
        return List.of(
                GoProcess::close,
                process -> process.close(Duration.ofDays(1)),
                GoProcess::closeAfterChildren,
                GoProcess::err);
    }

    /** What a call throws inside an action, or null. */
    private RuntimeException thrownInAnAction(Runnable call) {
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        GoProcess trigger = GoProcesses.named("trigger").open();
        trigger.closing()
                .onRaised(
                        () -> {
                            try {
                                call.run();
                            } catch (RuntimeException e) {
                                thrown.set(e);
                            }
                        });
        trigger.closeAsync();
        return thrown.get();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inAnActionItIsRefusedToWaitForAProcessThatIsNotClosed(Consumer<GoProcess> wait)
            throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            RuntimeException thrown = thrownInAnAction(() -> wait.accept(held.process()));

            assertNotNull(thrown);
            assertTrue(thrown instanceof IllegalStateException, thrown::toString);
            assertTrue(!(thrown instanceof DeadlockException), thrown::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inAnActionOnARaisedSignalItIsRefusedToo(Consumer<GoProcess> wait)
            throws InterruptedException {
        p.close();
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            p.closed()
                    .onRaised(
                            () -> {
                                try {
                                    wait.accept(held.process());
                                } catch (RuntimeException e) {
                                    thrown.set(e);
                                }
                            });
        }
        assertTrue(thrown.get() instanceof IllegalStateException);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void inAnActionAClosedProcessMayBeWaitedFor(Consumer<GoProcess> wait) {
        p.close();

        assertNull(thrownInAnAction(() -> wait.accept(p)));
    }

    @Test
    void closeInAnActionHasBegunToClose() {
        thrownInAnAction(p::close);

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void closeWithATimeoutInAnActionHasBegunToClose() {
        thrownInAnAction(() -> p.close(Duration.ofDays(1)));

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void aCloseThatDoesNotWaitIsAllowedInAnAction() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            RuntimeException thrown = thrownInAnAction(() -> held.process().close(Duration.ZERO));

            assertEquals(CloseTimeoutException.class, thrown.getClass());
        }
    }

    @Test
    void closeAfterChildrenInAnActionStaysWishedFor() {
        GoProcess child = GoProcesses.withParent(p);
        thrownInAnAction(p::closeAfterChildren);

        assertEquals(State.RUNNING, p.state());
        child.close();

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void errInAnActionChangesNothing() {
        thrownInAnAction(p::err);

        assertEquals(State.RUNNING, p.state());
        p.close();
    }

    @Test
    void afterAnActionItsThreadMayWaitAgain() {
        thrownInAnAction(() -> Failing.sneak(new AssertionError("on purpose")));

        p.close();
    }
}
