package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Actions on signals: when they run, on which thread, and what they may see. */
class CallbackTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final Recorder recorder = new Recorder();
    private final GoProcess p = GoProcesses.named("p").open();

    @Test
    void anActionRunsOnceWhenTheSignalIsRaised() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        p.closed().onRaised(runs::incrementAndGet);
        p.closed().onRaised(last::countDown);
        assertEquals(0, runs.get());

        p.close();
        p.close();

        last.await();
        assertEquals(1, runs.get());
    }

    @Test
    void anActionOnARaisedSignalRunsAtOnceOnTheCaller() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        p.close();

        p.closed().onRaised(() -> thread.set(Thread.currentThread()));

        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    void anActionThatIsTakenBackDoesNotRun() {
        AtomicInteger runs = new AtomicInteger();
        Signal.Registration registration = p.closing().onRaised(runs::incrementAndGet);

        registration.cancel();
        registration.cancel();
        p.close();

        assertEquals(0, runs.get());
    }

    @Test
    void toTakeBackOneActionLeavesTheOthers() {
        List<Signal.Registration> registrations = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String event = "action " + i;
            registrations.add(p.closing().onRaised(() -> recorder.record(event)));
        }

        registrations.get(0).cancel();
        registrations.get(2).cancel();
        registrations.get(4).cancel();
        p.close();

        assertEquals(Set.of("action 1", "action 3"), Set.copyOf(recorder.events()));
        assertEquals(2, recorder.events().size());
    }

    @Test
    void anActionMayBeTakenBackAfterItRan() {
        Signal.Registration registration = p.closing().onRaised(() -> {});
        p.close();

        registration.cancel();
        p.closed().onRaised(() -> {}).cancel();
    }

    @Test
    void anActionMayTakeBackAnother() {
        AtomicReference<Signal.Registration> other = new AtomicReference<>();
        AtomicInteger runs = new AtomicInteger();
        AtomicReference<Signal.Registration> one = new AtomicReference<>();
        one.set(
                p.closing()
                        .onRaised(
                                () -> {
                                    runs.incrementAndGet();
                                    other.get().cancel();
                                }));
        other.set(
                p.closing()
                        .onRaised(
                                () -> {
                                    runs.incrementAndGet();
                                    one.get().cancel();
                                }));

        p.close();

        assertEquals(1, runs.get());
    }

    @Test
    void allStatesHaveChangedBeforeAnyActionRuns() {
        GoProcess child = GoProcesses.withParent(p);
        GoProcess grandchild = GoProcesses.withParent(child);
        AtomicInteger seenClosing = new AtomicInteger();
        for (GoProcess process : List.of(p, child, grandchild)) {
            process.closing()
                    .onRaised(
                            () -> {
                                for (GoProcess other : List.of(p, child, grandchild)) {
                                    if (other.state() != State.RUNNING) {
                                        seenClosing.incrementAndGet();
                                    }
                                }
                            });
        }

        p.close();

        assertEquals(9, seenClosing.get());
    }

    @Test
    void aClosedActionFindsItsProcessClosed() {
        CompletableFuture<State> state = new CompletableFuture<>();
        p.closed()
                .onRaised(
                        () -> {
                            p.close();
                            state.complete(p.state());
                        });

        p.closeAsync();

        assertEquals(State.CLOSED, state.join());
    }

    @Test
    void theClosingActionsHaveReturnedBeforeTheTeardownBegins() throws Throwable {
        Gate gate = new Gate();
        GoProcess process = GoProcesses.withTeardown(recorder.teardown("teardown"));
        process.closing()
                .onRaised(
                        () -> {
                            gate.passUninterruptibly();
                            recorder.record("action");
                        });
        Waiter first = Waiter.in(process::closeAsync);
        gate.awaitReached();

        Waiter second = Waiter.in(process::close);
        assertTrue(recorder.events().isEmpty());
        gate.open();

        first.join();
        second.join();
        assertEquals(List.of("action", "teardown"), recorder.events());
    }

    @Test
    void theClosingActionsBelowHaveReturnedBeforeTheTeardownsBelowBegin() throws Throwable {
        Gate gate = new Gate();
        GoProcess child =
                GoProcesses.named("child").parent(p).teardown(recorder.teardown("teardown")).open();
        child.closing()
                .onRaised(
                        () -> {
                            gate.passUninterruptibly();
                            recorder.record("action");
                        });
        Waiter first = Waiter.in(p::closeAsync);
        gate.awaitReached();

        Waiter second = Waiter.in(child::close);
        assertTrue(recorder.events().isEmpty());
        gate.open();

        first.join();
        second.join();
        assertEquals(List.of("action", "teardown"), recorder.events());
    }

    @Test
    void aClosingActionMayStillAddAChild() {
        GoProcess child = GoProcesses.withTeardown(recorder.teardown("child"));
        GoProcess process = GoProcesses.withTeardown(recorder.teardown("process"));
        process.closing().onRaised(() -> process.addChild(child));

        process.close();

        assertEquals(List.of("child", "process"), recorder.events());
    }

    @Test
    void aClosingActionThatComesWhileItClosesHoldsTheTeardownUpToo() {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.withTeardown(() -> {});
        GoProcess holder = p.go(self -> gate.pass());
        GoProcess late = GoProcesses.named("late").open();
        p.closeAsync();

        p.closing()
                .onRaised(
                        () -> {
                            gate.open();
                            while (!holder.closed().isRaised()) {
                                Thread.onSpinWait();
                            }
                            p.addChild(late); // refused once the teardown has begun
                        });

        p.err();
        assertEquals(State.CLOSED, late.state());
    }

    @Test
    void aClosingActionMayStillSetTheTeardown() {
        p.closing().onRaised(() -> p.setTeardown(recorder.teardown("teardown")));

        p.close();

        assertEquals(List.of("teardown"), recorder.events());
    }

    @Test
    void whatAnActionThrowsIsLoggedAndReachesNobody() {
        Error failure = new AssertionError("on purpose");
        p.closing().onRaised(Failing.callback(failure));

        p.close();

        assertEquals(1, log.warningsOf(failure));
        assertTrue(p.err().isEmpty());
    }

    @Test
    void whatAnActionOnARaisedSignalThrowsIsLoggedToo() {
        Exception failure = new Exception("on purpose");
        p.close();

        p.closed().onRaised(Failing.callback(failure));

        assertEquals(1, log.warningsOf(failure));
    }

    @Test
    void anActionThatThrowsDoesNotKeepTheOthersFromRunning() {
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            p.closing()
                    .onRaised(
                            () -> {
                                runs.incrementAndGet();
                                Failing.sneak(new AssertionError("on purpose"));
                            });
        }

        p.close();

        assertEquals(10, runs.get());
    }

    @Test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> p.closing().onRaised(null));
        p.close();
        assertThrows(NullPointerException.class, () -> p.closed().onRaised(null));
    }

    @Test
    void racingWithTheRaiseAnActionRunsExactlyOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess process = GoProcesses.named("process").open();
                AtomicInteger closing = new AtomicInteger();
                AtomicInteger closed = new AtomicInteger();
                CountDownLatch ran = new CountDownLatch(2);

                race.run(
                        process::close,
                        () ->
                                process.closing()
                                        .onRaised(
                                                () -> {
                                                    closing.incrementAndGet();
                                                    ran.countDown();
                                                }),
                        () ->
                                process.closed()
                                        .onRaised(
                                                () -> {
                                                    closed.incrementAndGet();
                                                    ran.countDown();
                                                }));

                ran.await();
                assertEquals(1, closing.get());
                assertEquals(1, closed.get());
            }
        }
    }

    @Test
    void racingWithTheRaiseToTakeBackOneActionLosesNoOther() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess process = GoProcesses.named("process").open();
                AtomicInteger others = new AtomicInteger();
                process.closing().onRaised(others::incrementAndGet);
                Signal.Registration registration = process.closing().onRaised(() -> {});
                process.closing().onRaised(others::incrementAndGet);

                race.run(process::close, registration::cancel);

                assertEquals(2, others.get());
            }
        }
    }
}
