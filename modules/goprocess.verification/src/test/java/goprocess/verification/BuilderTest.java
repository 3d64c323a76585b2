package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What can be said about a new process. */
class BuilderTest {
    private final Recorder recorder = new Recorder();

    static List<Consumer<GoProcessBuilder>> everything() {
        GoProcess other = GoProcesses.named("other").open();
        return List.of(
                builder -> builder.parent(other),
                builder -> builder.waitFor(other),
                builder -> builder.teardown(() -> {}),
                builder -> builder.closeOnFailure(other),
                builder -> builder.threadFactory(Thread::new),
                builder -> builder.interruptAfter(Duration.ZERO),
                builder -> builder.closeWhen(new CompletableFuture<>()),
                builder -> builder.closeAfter(Duration.ZERO),
                GoProcessBuilder::closeAfterChildren,
                GoProcessBuilder::open,
                builder -> builder.go(self -> {}));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void afterOpenItIsUsedUp(Consumer<GoProcessBuilder> call) {
        GoProcessBuilder builder = GoProcesses.named("p");
        builder.open();

        assertThrows(IllegalStateException.class, () -> call.accept(builder));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void afterGoItIsUsedUp(Consumer<GoProcessBuilder> call) {
        GoProcessBuilder builder = GoProcesses.named("p");
        builder.go(self -> {});

        assertThrows(IllegalStateException.class, () -> call.accept(builder));
    }

    static List<UnaryOperator<GoProcessBuilder>> whatNeedsAFunction() {
        return List.of(
                builder -> builder.threadFactory(Thread::new),
                builder -> builder.interruptAfter(Duration.ZERO),
                GoProcessBuilder::closeAfterChildren);
    }

    @ParameterizedTest
    @MethodSource("whatNeedsAFunction")
    void openRefusesWhatNeedsAFunction(UnaryOperator<GoProcessBuilder> call) {
        AtomicInteger teardowns = new AtomicInteger();
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcessBuilder builder =
                call.apply(
                        GoProcesses.named("p").parent(parent).teardown(teardowns::incrementAndGet));

        assertThrows(IllegalStateException.class, builder::open);

        parent.close();
        assertEquals(0, teardowns.get());
    }

    @Test
    void itsTeardownRuns() {
        GoProcesses.named("p").teardown(recorder.teardown("p")).open().close();

        assertEquals(List.of("p"), recorder.events());
    }

    @Test
    void aSecondTeardownIsRefused() {
        GoProcessBuilder builder = GoProcesses.named("p").teardown(recorder.teardown("first"));

        assertThrows(IllegalStateException.class, () -> builder.teardown(() -> {}));

        builder.open().close();
        assertEquals(List.of("first"), recorder.events());
    }

    @Test
    void aTeardownOnTopOfTheBuildersIsRefused() {
        GoProcess p = GoProcesses.named("p").teardown(() -> {}).open();

        assertThrows(IllegalStateException.class, () -> p.setTeardown(() -> {}));
        p.close();
    }

    @Test
    void severalParentsAllCloseItAndWaitForIt() {
        List<GoProcess> parents =
                List.of(
                        GoProcesses.withTeardown(recorder.teardown("a")),
                        GoProcesses.withTeardown(recorder.teardown("b")),
                        GoProcesses.withTeardown(recorder.teardown("c")));
        GoProcessBuilder builder = GoProcesses.named("p").teardown(recorder.teardown("p"));
        parents.forEach(builder::parent);
        GoProcess p = builder.open();

        parents.get(1).close();
        assertEquals(State.CLOSED, p.state());
        parents.get(0).close();
        parents.get(2).close();

        assertEquals(List.of("p", "b", "a", "c"), recorder.events());
    }

    @Test
    void theSameParentTwiceIsHarmless() {
        GoProcess parent = GoProcesses.withTeardown(recorder.teardown("parent"));
        GoProcesses.named("p").parent(parent).parent(parent).open();

        parent.close();

        assertEquals(List.of("parent"), recorder.events());
    }

    @Test
    void itWaitsForTheOtherAndDoesNotCloseIt() {
        GoProcess db = GoProcesses.withTeardown(recorder.teardown("db"));
        GoProcess http =
                GoProcesses.named("http").waitFor(db).teardown(recorder.teardown("http")).open();

        http.closeAsync();

        assertEquals(State.RUNNING, db.state());
        db.close();
        http.close();
        assertEquals(List.of("db", "http"), recorder.events());
    }

    @Test
    void anOtherThatIsClosedIsNotWaitedFor() {
        GoProcess db = GoProcesses.named("db").open();
        db.close();

        GoProcesses.named("http").waitFor(db).open().close();
    }

    @Test
    void underAClosingParentItIsClosingWhenOpenReturns() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcess p = GoProcesses.named("p").parent(held.process()).open();

            assertTrue(p.closing().isRaised());
        }
    }

    @Test
    void withoutMoreTheEndOfTheFunctionClosesTheChildren() {
        AtomicReference<GoProcess> child = new AtomicReference<>();

        GoProcesses.named("p").go(self -> child.set(GoProcesses.withParent(self))).err();

        assertEquals(State.CLOSED, child.get().state());
    }

    @Test
    void withCloseAfterChildrenTheEndOfTheFunctionLetsTheChildrenFinish() {
        AtomicReference<GoProcess> child = new AtomicReference<>();
        AtomicBoolean childWasRunning = new AtomicBoolean();
        AtomicReference<Thread> thread = new AtomicReference<>();
        Gate gate = new Gate();
        GoProcess p =
                GoProcesses.named("p")
                        .closeAfterChildren()
                        .go(
                                self -> {
                                    thread.set(Thread.currentThread());
                                    child.set(
                                            GoProcesses.goChild(
                                                    self,
                                                    inner -> {
                                                        gate.pass();
                                                        childWasRunning.set(
                                                                inner.state() == State.RUNNING);
                                                    }));
                                });
        while (thread.get() == null || thread.get().isAlive()) {
            Thread.onSpinWait();
        }

        assertEquals(State.RUNNING, p.state());
        gate.open();
        p.err();
        assertTrue(childWasRunning.get());
    }

    @Test
    void whatPrecedesOpenIsVisibleToFunctionAndTeardown() {
        int[] plain = new int[1];
        AtomicInteger seenByFunction = new AtomicInteger();
        AtomicInteger seenByTeardown = new AtomicInteger();

        plain[0] = 42;
        GoProcesses.named("p")
                .teardown(() -> seenByTeardown.set(plain[0]))
                .go(self -> seenByFunction.set(plain[0]))
                .err();

        assertEquals(42, seenByFunction.get());
        assertEquals(42, seenByTeardown.get());
    }

    @Test
    void anUnusedBuilderDoesNothing() {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicBoolean ran = new AtomicBoolean();

        GoProcesses.named("p").parent(parent).teardown(() -> ran.set(true));

        parent.close();
        assertFalse(ran.get());
    }
}
