package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What an interrupt does to a thread that waits through the library. */
class InterruptedWaitTest {
    static List<Consumer<GoProcess>> waits() {
        return List.of(
                GoProcess::close,
                p -> p.close(Duration.ofDays(1)),
                GoProcess::closeAfterChildren,
                GoProcess::err);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void anInterruptWhileWaitingDoesNotCutItShort(Consumer<GoProcess> wait) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter = Waiter.in(() -> wait.accept(held.process()));

            waiter.interrupt();
            waiter.awaitWaiting();
            assertTrue(waiter.isWaiting());
            held.letGo();

            assertTrue(waiter.joinInterrupted());
        }
    }

    @ParameterizedTest
    @MethodSource("waits")
    void anInterruptBeforeWaitingDoesNotCutItShort(Consumer<GoProcess> wait) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter =
                    Waiter.in(
                            () -> {
                                Thread.currentThread().interrupt();
                                wait.accept(held.process());
                            });

            assertTrue(waiter.isWaiting());
            held.letGo();

            assertTrue(waiter.joinInterrupted());
        }
    }

    @ParameterizedTest
    @MethodSource("waits")
    void withoutAnInterruptTheFlagStaysClear(Consumer<GoProcess> wait) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter = Waiter.in(() -> wait.accept(held.process()));
            held.letGo();

            assertFalse(waiter.joinInterrupted());
        }
    }

    @Test
    void aTimeoutThatEndsAnInterruptedWaitKeepsTheFlag() throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter =
                    Waiter.in(
                            () -> {
                                Thread.currentThread().interrupt();
                                assertThrows(
                                        CloseTimeoutException.class,
                                        () -> held.process().close(Duration.ofNanos(1)));
                            });

            assertTrue(waiter.joinInterrupted());
        }
    }

    @Test
    void aDeadlockThatIsRefusedKeepsTheFlag() {
        AtomicBoolean interrupted = new AtomicBoolean();
        GoProcess p =
                GoProcesses.go(
                        self -> {
                            Thread.currentThread().interrupt();
                            assertThrows(DeadlockException.class, self::err);
                            interrupted.set(Thread.interrupted());
                        });

        assertTrue(p.err().isEmpty());
        assertTrue(interrupted.get());
    }

    @ParameterizedTest
    @MethodSource("waits")
    void onAVirtualThreadItIsTheSame(Consumer<GoProcess> wait) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            AtomicBoolean kept = new AtomicBoolean();
            Thread waiter =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        wait.accept(held.process());
                                        kept.set(Thread.currentThread().isInterrupted());
                                    });

            waiter.interrupt();
            held.letGo();
            waiter.join();

            assertTrue(kept.get());
        }
    }

    @Test
    void nothingBelowIsInterrupted() {
        AtomicBoolean interrupted = new AtomicBoolean();
        GoProcess parent = GoProcesses.named("parent").open();
        parent.go(
                self -> {
                    self.closing().await();
                    interrupted.set(Thread.currentThread().isInterrupted());
                });

        Thread.currentThread().interrupt();
        parent.close();

        assertTrue(Thread.interrupted());
        assertFalse(interrupted.get());
    }

    static List<Signal> signals() {
        GoProcess running = GoProcesses.named("running").open();
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        return List.of(
                running.closing(),
                running.closed(),
                closed.closed(),
                GoProcesses.background().closed(),
                Signal.anyOf(running.closed(), closed.closed()),
                Signal.anyOf(running.closed(), GoProcesses.background().closing()));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void awaitIsInterruptedBefore(Signal signal) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, signal::await);
        assertFalse(Thread.interrupted());

        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> signal.await(Duration.ofDays(1)));
        assertFalse(Thread.interrupted());
    }

    @Test
    void awaitIsInterruptedWhileItWaits() {
        for (Signal signal : signals()) {
            if (!signal.isRaised()) {
                Waiter untimed = Waiter.in(signal::await);
                untimed.interrupt();
                assertThrows(InterruptedException.class, untimed::join);

                Waiter timed = Waiter.in(() -> signal.await(Duration.ofDays(1)));
                timed.interrupt();
                assertThrows(InterruptedException.class, timed::join);
            }
        }
    }

    /** A lost interrupt would leave the closer spinning. */
    @Test
    void racingWithTheEndOfTheWaitAnInterruptIsNotLost() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess p = GoProcesses.withTeardown(gate::passUninterruptibly);
                p.closeAsync();
                AtomicBoolean kept = new AtomicBoolean();
                Thread[] closer = new Thread[1];
                Gate started = new Gate();

                race.run(
                        () -> {
                            closer[0] = Thread.currentThread();
                            started.open();
                            p.close();
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            kept.set(Thread.interrupted());
                        },
                        gate::open,
                        () -> {
                            started.pass();
                            closer[0].interrupt();
                        });

                assertTrue(kept.get());
                assertEquals(State.CLOSED, p.state());
            }
        }
    }
}
