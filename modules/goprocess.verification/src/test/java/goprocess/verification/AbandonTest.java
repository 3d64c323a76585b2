package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What is above a part that is stuck closes all the same, once somebody gives that part up. */
class AbandonTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @RegisterExtension private final WarningLog log = new WarningLog();

    private final Gate gate = new Gate();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatIsAboveAStuckFunctionIsTornDown() throws InterruptedException {
        try (gate) {
            GoProcess database = torn("database", null);
            GoProcess service = torn("service", database);
            GoProcess worker =
                    GoProcesses.named("worker")
                            .parent(service)
                            .go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            database.closeAsync();
            assertEquals(State.CLOSING, service.state());

            worker.abandon();

            assertSame(worker.err().orElseThrow(), worker.errNow().orElseThrow());
            database.close();
            assertEquals(List.of("service", "database"), order);
        }
    }

    private GoProcess torn(String name, GoProcess parent) {
        var builder = GoProcesses.named(name).teardown(() -> order.add(name));
        return (parent == null ? builder : builder.parent(parent)).open();
    }

    @Test
    void itsProcessFailsWithTheStackOfTheThread() throws InterruptedException {
        try (gate) {
            GoProcess worker = GoProcesses.named("worker").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();

            worker.abandon();

            Throwable failure = worker.err().orElseThrow();
            assertInstanceOf(AbandonedException.class, failure);
            assertTrue(failure.getMessage().contains(worker.name()), failure.getMessage());
            List<Throwable> all = new ArrayList<>(List.of(failure));
            CloseException thrown = assertThrows(CloseException.class, worker::close);
            all.addAll(Arrays.asList(thrown.getSuppressed()));
            all.addAll(Arrays.asList(failure.getSuppressed()));
            assertTrue(
                    all.stream().anyMatch(AbandonTest::showsTheGate),
                    () -> "No stack of the worker in " + all);
        }
    }

    private static boolean showsTheGate(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Gate.class.getName()));
    }

    /** To take a stack stops its thread. */
    @Test
    void afterTheFirstThousandAFailureHasNoStack() throws InterruptedException {
        int many = 1_001;
        try (gate) {
            CountDownLatch running = new CountDownLatch(many);
            GoProcess top = GoProcesses.named("top").open();
            List<GoProcess> workers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                workers.add(
                        top.go(
                                self -> {
                                    running.countDown();
                                    gate.passUninterruptibly();
                                }));
            }
            running.await();
            top.closeAsync();

            top.abandon();

            List<Throwable> failures =
                    workers.stream().map(worker -> worker.err().orElseThrow()).toList();
            assertEquals(1, failures.stream().filter(AbandonTest::hasNoStack).count());
        }
    }

    private static boolean hasNoStack(Throwable failure) {
        return failure.getStackTrace().length == 0;
    }

    @Test
    void aFunctionThatHasNotBegunIsGivenUpWithoutAStack() {
        GoProcess worker =
                GoProcesses.named("worker")
                        .threadFactory(
                                task ->
                                        new Thread(task) {
                                            @Override
                                            public void start() {
                                                // It never begins.
                                            }
                                        })
                        .go(self -> {});
        worker.closeAsync();

        worker.abandon();

        List<Throwable> all = new ArrayList<>(List.of(worker.err().orElseThrow()));
        all.addAll(Arrays.asList(all.get(0).getSuppressed()));
        Throwable failure =
                all.stream()
                        .filter(one -> one.getMessage().contains("before it began"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(hasNoStack(failure), () -> Arrays.toString(failure.getStackTrace()));
    }

    @Test
    void aStuckTeardownIsGivenUp() throws InterruptedException {
        try (gate) {
            GoProcess top = torn("top", null);
            GoProcess stuck =
                    GoProcesses.named("stuck")
                            .parent(top)
                            .teardown(gate::passUninterruptibly)
                            .open();
            top.closeAsync();
            gate.awaitReached();

            stuck.abandon();

            top.close();
            assertInstanceOf(AbandonedException.class, stuck.err().orElseThrow());
            assertEquals(List.of("top"), order);
        }
    }

    @Test
    void aStuckCallbackIsGivenUpAndTheTeardownRuns() throws InterruptedException {
        try (gate) {
            GoProcess held = torn("held", null);
            held.closing().onRaised(gate::passUninterruptibly);
            held.closeAsync();
            gate.awaitReached();

            held.abandon();

            assertInstanceOf(AbandonedException.class, held.err().orElseThrow());
            assertEquals(List.of("held"), order);
        }
    }

    @Test
    void theProcessThatIsAbandonedNamesWhatWasGivenUpBelowIt() throws InterruptedException {
        try (gate) {
            GoProcess top = GoProcesses.named("top").open();
            GoProcess worker =
                    GoProcesses.named("worker").parent(top).go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            top.closeAsync();

            top.abandon();

            Throwable failure = top.err().orElseThrow();
            assertInstanceOf(AbandonedException.class, failure);
            String said = failure.getMessage() + Arrays.toString(failure.getSuppressed());
            assertTrue(said.contains("worker #" + worker.id()), said);
        }
    }

    @Test
    void whoIsNotBelowIsSpared() throws InterruptedException {
        Gate other = new Gate();
        try (gate;
                other) {
            GoProcess top = torn("top", null);
            GoProcess stuck =
                    GoProcesses.named("stuck").parent(top).go(self -> gate.passUninterruptibly());
            GoProcess healthy =
                    GoProcesses.named("healthy")
                            .parent(top)
                            .go(self -> other.passUninterruptibly());
            gate.awaitReached();
            other.awaitReached();
            top.closeAsync();

            stuck.abandon();

            assertEquals(State.CLOSED, stuck.state());
            assertEquals(State.CLOSING, healthy.state());
            assertEquals(State.CLOSING, top.state());
            other.open();
            top.close();
            assertEquals(Optional.empty(), healthy.err());
        }
    }

    @Test
    void oneLinkOfACycleOfWaitsIsCut() {
        GoProcess a = torn("a", null);
        GoProcess b = torn("b", null);
        a.waitFor(b);
        b.waitFor(a);
        a.closeAsync();
        b.closeAsync();

        a.abandon();

        a.closed().toFuture().join();
        b.closed().toFuture().join();
        assertEquals(2, order.size());
        assertInstanceOf(AbandonedException.class, a.err().orElseThrow());
    }

    @Test
    void aWaitForOneThatNobodyClosesIsCutOnBothSides() {
        GoProcess running = GoProcesses.named("running").open();
        GoProcess waiting = torn("waiting", null);
        waiting.waitFor(running);
        waiting.closeAsync();

        waiting.abandon();

        waiting.closed().toFuture().join();
        assertEquals(State.RUNNING, running.state());
        // A link that is cut on one side only would lead to what is closed.
        WeakReference<GoProcess> gone = new WeakReference<>(waiting);
        waiting = null;
        Collected.await(gone);
        running.close();
    }

    @Test
    void aWaitForBackgroundIsCut() {
        GoProcess waiting = torn("waiting", null);
        waiting.waitFor(GoProcesses.background());
        waiting.closeAsync();

        waiting.abandon();

        waiting.closed().toFuture().join();
        assertEquals(List.of("waiting"), order);
    }

    @Test
    void whatRunsIsRefused() {
        GoProcess running = GoProcesses.named("running").open();

        IllegalStateException refused = assertThrows(IllegalStateException.class, running::abandon);

        assertTrue(refused.getMessage().contains("running #" + running.id()));
        assertThrows(IllegalStateException.class, GoProcesses.background()::abandon);
        assertEquals(State.RUNNING, running.state());
        running.close();
    }

    @Test
    void ofWhatIsClosedNothingIsGivenUp() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();

        closed.abandon();

        assertEquals(Optional.empty(), closed.err());
    }

    @Test
    void whoIsNamedForTheFailureOfThePartFailsWithIt() throws InterruptedException {
        try (gate) {
            GoProcess supervisor = GoProcesses.named("supervisor").open();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .closeOnFailure(supervisor)
                            .go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();

            worker.abandon();

            assertSame(worker.err().orElseThrow(), supervisor.err().orElseThrow());
        }
    }

    @Test
    void aLateFailureIsLoggedAndChangesNothing() throws Exception {
        IllegalArgumentException late = new IllegalArgumentException("late");
        CountDownLatch ended = new CountDownLatch(1);
        GoProcess worker =
                GoProcesses.named("worker")
                        .threadFactory(
                                function ->
                                        new Thread(
                                                () -> {
                                                    function.run();
                                                    ended.countDown();
                                                }))
                        .go(
                                self -> {
                                    gate.passUninterruptibly();
                                    throw late;
                                });
        gate.awaitReached();
        worker.closeAsync();
        worker.abandon();
        Throwable failure = worker.err().orElseThrow();

        gate.open();
        ended.await();

        assertEquals(1, log.warningsOf(late));
        assertSame(failure, worker.err().orElseThrow());
    }

    @Test
    void whileItRunsItIsListed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        GoProcess worker =
                GoProcesses.named("worker")
                        .threadFactory(
                                function ->
                                        new Thread(
                                                () -> {
                                                    function.run();
                                                    ended.countDown();
                                                }))
                        .go(self -> gate.passUninterruptibly());
        gate.awaitReached();
        worker.closeAsync();
        worker.abandon();

        assertTrue(isListed(worker));
        gate.open();
        ended.await();
        assertFalse(isListed(worker));
    }

    private static boolean isListed(GoProcess process) {
        return ProcessProvider.installed().abandoned().stream()
                .map(AbandonedWork::processId)
                .anyMatch(id -> id == process.id());
    }

    @Test
    void aCallerThatRunsTheTeardownReturnsWhenThatEnds() throws InterruptedException {
        try (gate) {
            GoProcess held = GoProcesses.named("held").teardown(gate::passUninterruptibly).open();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            held.close();
                                        } catch (CloseException e) {
                                            thrown.set(e.getCause());
                                        }
                                    });
            gate.awaitReached();

            held.abandon();

            Throwable failure = held.err().orElseThrow();
            assertInstanceOf(AbandonedException.class, failure);
            gate.open();
            caller.join();
            assertSame(failure, thrown.get());
        }
    }

    @Test
    void anAbandonedFunctionMayGoOnToUseTheLibrary() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        GoProcess other = GoProcesses.named("other").open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .go(
                                self -> {
                                    gate.passUninterruptibly();
                                    try {
                                        self.close(); // it is closed: nothing to wait for
                                    } catch (CloseException e) {
                                        other.close();
                                    } catch (Throwable e) {
                                        thrown.set(e);
                                    }
                                    ended.countDown();
                                });
        gate.awaitReached();
        worker.closeAsync();
        worker.abandon();

        gate.open();
        ended.await();

        assertNull(thrown.get());
        assertEquals(State.CLOSED, other.state());
    }

    @Test
    void abandonAfterGivesUpTheFunction() throws InterruptedException {
        try (gate) {
            GoProcess top = torn("top", null);
            GoProcess worker =
                    GoProcesses.named("worker")
                            .parent(top)
                            .abandonAfter(AT_ONCE)
                            .go(self -> gate.passUninterruptibly());
            gate.awaitReached();

            top.close();

            assertInstanceOf(AbandonedException.class, worker.err().orElseThrow());
            assertEquals(Optional.empty(), top.err());
        }
    }

    @Test
    void abandonAfterGivesUpTheTeardown() {
        try (gate) {
            GoProcess top = torn("top", null);
            GoProcess slow =
                    GoProcesses.named("slow")
                            .parent(top)
                            .abandonAfter(AT_ONCE)
                            .teardown(gate::passUninterruptibly)
                            .open();

            top.close();

            assertInstanceOf(AbandonedException.class, slow.err().orElseThrow());
            assertEquals(List.of("top"), order);
        }
    }

    @Test
    void abandonAfterGivesNothingUpThatEndsInTime() {
        GoProcess quick =
                GoProcesses.named("quick")
                        .abandonAfter(Duration.ofDays(1))
                        .teardown(() -> order.add("quick"))
                        .go(self -> self.closing().await());

        quick.close();

        assertEquals(Optional.empty(), quick.err());
        assertEquals(List.of("quick"), order);
    }

    @Test
    void untilChildrenClosedTheTimeDoesNotCount() throws InterruptedException {
        try (gate) {
            GoProcess worker =
                    GoProcesses.named("worker")
                            .abandonAfter(AT_ONCE)
                            .untilChildrenClosed()
                            .go(self -> self.childrenClosed().await());
            worker.go("user", self -> gate.pass());
            gate.awaitReached();
            worker.closeAsync();
            assertFalse(worker.childrenClosed().isRaised());
            assertEquals(State.CLOSING, worker.state());
            assertEquals(Optional.empty(), worker.errNow());

            gate.open();
            worker.closed().toFuture().join();
        }
    }
}
