package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Functions that wait until their own process begins to close, as most do that serve. */
class PatientFunctionTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private static final ProcessFunction PATIENT = self -> self.closing().await();

    @Test
    void itWaitsUntilClosingBeginsAndNoLonger() throws Throwable {
        Patient patient = new Patient(PATIENT);

        assertEquals(State.RUNNING, patient.process.state());
        assertTrue(patient.runner.isWaiting());
        patient.process.close();

        patient.runner.join();
    }

    @Test
    void itNeedNotWaitWhereClosingHasBegun() throws Throwable {
        AtomicReference<Runnable> task = new AtomicReference<>();
        GoProcess process = handedOver(task, PATIENT);
        process.closeAsync();

        task.get().run();

        assertTrue(process.err().isEmpty());
    }

    @Test
    void aWakeUpForNoReasonChangesNothing() throws Throwable {
        Patient patient = new Patient(PATIENT);

        for (int i = 0; i < 100; i++) {
            LockSupport.unpark(patient.runner.thread());
        }
        patient.runner.awaitWaiting();

        assertTrue(patient.runner.isWaiting());
        patient.process.close();
    }

    @Test
    void anInterruptEndsTheWaitAndItMayWaitAgain() throws Throwable {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Patient patient =
                new Patient(
                        self -> {
                            assertThrows(InterruptedException.class, () -> self.closing().await());
                            flag.complete(Thread.currentThread().isInterrupted());
                            self.closing().await();
                        });

        patient.runner.interrupt();
        assertFalse(flag.join());
        patient.runner.awaitWaiting();
        assertTrue(patient.runner.isWaiting());
        patient.process.close();

        assertTrue(patient.process.err().isEmpty());
    }

    @Test
    void anInterruptBeforeIsNoticedEvenWhereClosingHasBegun() {
        GoProcess process =
                GoProcesses.go(
                        self -> {
                            self.closeAsync();
                            Thread.currentThread().interrupt();
                            self.closing().await();
                        });

        assertEquals(InterruptedException.class, process.err().orElseThrow().getClass());
    }

    @Test
    void itMayWaitWithALimitToo() throws Throwable {
        Patient patient =
                new Patient(
                        self -> {
                            assertFalse(self.closing().await(Duration.ZERO));
                            assertTrue(self.closing().await(Duration.ofDays(1)));
                        });

        patient.process.close();

        assertTrue(patient.process.err().isEmpty());
    }

    @Test
    void othersWhoWaitBesideItAreWokenAsWell() throws Throwable {
        Patient patient = new Patient(PATIENT);
        Waiter beside = Waiter.in(() -> patient.process.closing().await());

        patient.process.close();

        beside.join();
        patient.runner.join();
    }

    @Test
    void anotherFunctionMayWaitForIt() throws Throwable {
        Patient patient = new Patient(PATIENT);
        Patient other = new Patient(self -> patient.process.closing().await());

        patient.process.close();

        other.runner.join();
        assertTrue(other.process.err().isEmpty());
    }

    /** What the factory made may hand the function over to a thread that it has already. */
    @Test
    void theThreadThatWasMadeMayWaitBesideTheOneThatRunsIt() throws Throwable {
        AtomicReference<GoProcess> opened = new AtomicReference<>();
        AtomicReference<Runnable> task = new AtomicReference<>();
        AtomicReference<Thread> made = new AtomicReference<>();
        opened.set(
                GoProcesses.named("p")
                        .threadFactory(
                                function -> {
                                    task.set(function);
                                    made.set(new Thread(() -> awaitClosing(opened)));
                                    return made.get();
                                })
                        .go(PATIENT));
        while (made.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Waiter runner = Waiter.in(() -> task.get().run());

        opened.get().close();

        runner.join();
        made.get().join();
    }

    private static void awaitClosing(AtomicReference<GoProcess> process) {
        while (process.get() == null) {
            Thread.onSpinWait();
        }
        try {
            process.get().closing().await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void racingWithTheCloseNoneIsForgotten() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicReference<Runnable> task = new AtomicReference<>();
                GoProcess process = handedOver(task, PATIENT);

                race.run(process::close, task.get()::run);

                assertEquals(State.CLOSED, process.state());
            }
        }
    }

    /** Who waits beside it may come between its failure and the close that follows. */
    @Test
    void racingWithAFailureWhoBeginsToWaitDoesNotHideIt() throws Throwable {
        Exception failure = new Exception("on purpose");
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicReference<Runnable> task = new AtomicReference<>();
                GoProcess process =
                        handedOver(
                                task,
                                self -> {
                                    throw failure;
                                });

                race.run(
                        task.get()::run,
                        () -> {
                            while (process.state() == State.RUNNING) {
                                process.closing().onRaised(() -> {}).cancel();
                            }
                        });

                assertSame(failure, process.err().orElseThrow());
            }
        }
    }

    /** A process whose function is run by whoever runs the task. */
    private static GoProcess handedOver(AtomicReference<Runnable> task, ProcessFunction function) {
        return GoProcesses.named("p")
                .threadFactory(
                        made -> {
                            task.set(made);
                            return new Thread(() -> {});
                        })
                .go(function);
    }

    /** A process, and the thread that runs its function, which waits by now. */
    private static final class Patient {
        final GoProcess process;
        final Waiter runner;

        Patient(ProcessFunction function) {
            AtomicReference<Runnable> task = new AtomicReference<>();
            process = handedOver(task, function);
            runner = Waiter.in(() -> task.get().run());
        }
    }
}
