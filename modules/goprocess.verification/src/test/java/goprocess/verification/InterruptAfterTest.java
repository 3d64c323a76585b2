package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A function that is interrupted when it does not end by itself. */
class InterruptAfterTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10})
    void aFunctionThatWaitsIsInterrupted(long millis) {
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofMillis(millis))
                        .go(self -> NEVER.await());

        p.close();

        assertEquals(Optional.empty(), p.err());
    }

    @Test
    void itIsInterruptedWhenAParentBeginsToClose() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcesses.named("p")
                .parent(parent)
                .interruptAfter(Duration.ofMillis(1))
                .go(self -> NEVER.await());

        parent.close();
    }

    @Test
    void itIsInterruptedUnderAParentThatIsClosingAlready() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcesses.named("p")
                    .parent(held.process())
                    .interruptAfter(Duration.ZERO)
                    .go(self -> NEVER.await());
        }
    }

    @Test
    void itIsNotInterruptedBeforeItsTime() {
        Duration grace = Duration.ofMillis(20);
        AtomicLong interruptedAt = new AtomicLong();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(grace)
                        .go(
                                self -> {
                                    assertThrows(InterruptedException.class, NEVER::await);
                                    interruptedAt.set(System.nanoTime());
                                });

        long closedAt = System.nanoTime();
        p.close();

        assertTrue(interruptedAt.get() - closedAt >= grace.toNanos());
    }

    @Test
    void itIsNotInterruptedWhileItsProcessRuns() throws InterruptedException {
        Gate gate = new Gate();
        AtomicBoolean interrupted = new AtomicBoolean();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ZERO)
                        .go(
                                self -> {
                                    gate.pass();
                                    interrupted.set(Thread.currentThread().isInterrupted());
                                });
        gate.awaitReached();
        gate.open();

        p.err();
        assertFalse(interrupted.get());
    }

    @Test
    void aGraceLongerThanTheClockCanHoldNeverEnds() {
        Gate gate = new Gate();
        AtomicBoolean interrupted = new AtomicBoolean();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofSeconds(Long.MAX_VALUE))
                        .go(
                                self -> {
                                    gate.pass();
                                    interrupted.set(Thread.currentThread().isInterrupted());
                                });

        p.closeAsync();
        gate.open();

        p.close();
        assertFalse(interrupted.get());
    }

    @Test
    void theInterruptIsSentOnce() throws InterruptedException {
        Gate afterTheFirst = new Gate();
        AtomicInteger interrupts = new AtomicInteger();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ofMillis(1))
                        .go(
                                self -> {
                                    try {
                                        NEVER.await();
                                    } catch (InterruptedException e) {
                                        interrupts.incrementAndGet();
                                    }
                                    try {
                                        afterTheFirst.pass();
                                    } catch (InterruptedException e) {
                                        interrupts.incrementAndGet();
                                    }
                                });
        p.closeAsync();
        afterTheFirst.awaitReached();
        // A second one would have come by now: its time is that of a whole other process.
        p.closeAsync();
        assertThrows(RuntimeException.class, () -> p.close(Duration.ofMillis(1)));
        GoProcesses.named("other")
                .interruptAfter(Duration.ofMillis(5))
                .go(self -> NEVER.await())
                .close();

        afterTheFirst.open();
        p.close();
        assertEquals(1, interrupts.get());
    }

    @Test
    void aTeardownStartsWithTheFlagClearThoughTheFunctionLeftItSet() {
        AtomicBoolean interrupted = new AtomicBoolean(true);
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ZERO)
                        .teardown(() -> interrupted.set(Thread.currentThread().isInterrupted()))
                        .go(
                                self -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        Thread.onSpinWait();
                                    }
                                });

        p.close();

        assertFalse(interrupted.get());
    }

    /** The function ends while the interrupt is on its way. */
    @Test
    void theInterruptNeverComesOutsideTheFunction() throws Throwable {
        Gate end = new Gate();
        AtomicInteger late = new AtomicInteger();
        CountDownLatch looked = new CountDownLatch(Race.ROUNDS);
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess p =
                        GoProcesses.named("p")
                                .interruptAfter(Duration.ZERO)
                                .threadFactory(
                                        task -> threadThatLooksAfterwards(task, end, late, looked))
                                .teardown(
                                        () -> {
                                            if (Thread.interrupted()) {
                                                late.incrementAndGet();
                                            }
                                        })
                                .go(
                                        self -> {
                                            gate.passUninterruptibly();
                                            Thread.interrupted();
                                        });

                race.run(gate::open, p::close);
            }
        }
        end.open();
        looked.await();
        assertEquals(0, late.get());
    }

    /** Ends only when all rounds are over: an interrupt may come until then, and must not. */
    private static Thread threadThatLooksAfterwards(
            Runnable task, Gate end, AtomicInteger late, CountDownLatch looked) {
        return Thread.ofVirtual()
                .unstarted(
                        () -> {
                            task.run();
                            // What was sent in the very last moment of the function is allowed.
                            Thread.interrupted();
                            try {
                                end.pass();
                            } catch (InterruptedException e) {
                                late.incrementAndGet();
                            }
                            looked.countDown();
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void functionsThatSpinOnEveryCarrierAreInterrupted(int perProcessor) {
        GoProcess parent = GoProcesses.named("parent").open();
        int spinning = perProcessor * Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < spinning; i++) {
            GoProcesses.named("spinning")
                    .parent(parent)
                    .interruptAfter(Duration.ofMillis(1))
                    .go(
                            self -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    Thread.onSpinWait();
                                }
                            });
        }

        parent.close();
    }

    /** Where a function waits in close(), the teardown of what it closes may run on its thread. */
    @Test
    void theInterruptDoesNotReachTheTeardownOfWhatTheFunctionCloses() {
        Gate sent = new Gate();
        AtomicBoolean reached = new AtomicBoolean();
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess closed =
                GoProcesses.withTeardown(
                        () -> {
                            parent.closeAsync();
                            sent.passUninterruptibly();
                            reached.set(Thread.interrupted());
                        });
        GoProcesses.named("p")
                .parent(parent)
                .interruptAfter(Duration.ZERO)
                .threadFactory(task -> new TellingThread(task, sent::open))
                .go(self -> closed.close());

        parent.err();

        assertFalse(reached.get());
    }

    @Test
    void aThreadThatThrowsWhenItIsInterruptedHarmsNoProcess() throws InterruptedException {
        Gate begin = new Gate();
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            GoProcess p =
                    GoProcesses.named("p")
                            .parent(held.process())
                            .interruptAfter(Duration.ZERO)
                            .threadFactory(task -> new RefusingThread(begin, task))
                            .go(self -> {});
            awaitTheTimer();
            begin.open();

            assertEquals(Optional.empty(), p.err());
        }
    }

    @Test
    void anInterruptForWhichThereIsNoMemoryIsSentAgain() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        GoProcess p =
                GoProcesses.named("p")
                        .interruptAfter(Duration.ZERO)
                        .threadFactory(task -> new ForgetfulThread(task, attempts))
                        .go(
                                self -> {
                                    begun.countDown();
                                    NEVER.await();
                                });
        begun.await();

        p.close();

        assertEquals(2, attempts.get());
    }

    /** The clock has handed over all that was due before. It may not be done yet. */
    private static void awaitTheTimer() {
        GoProcesses.named("later")
                .interruptAfter(Duration.ofMillis(1))
                .go(self -> NEVER.await())
                .close();
    }

    /** Tells when it was interrupted. */
    private static final class TellingThread extends Thread {
        private final Runnable told;

        TellingThread(Runnable task, Runnable told) {
            super(task);
            this.told = told;
        }

        @Override
        public void interrupt() {
            super.interrupt();
            told.run();
        }
    }

    /** Has no memory for its first interrupt. */
    private static final class ForgetfulThread extends Thread {
        private final AtomicInteger attempts;

        ForgetfulThread(Runnable task, AtomicInteger attempts) {
            super(task);
            this.attempts = attempts;
        }

        @Override
        public void interrupt() {
            if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("of the test");
            }
            super.interrupt();
        }
    }

    /** Begins its task when it is let, and cannot be interrupted. */
    private static final class RefusingThread extends Thread {
        RefusingThread(Gate begin, Runnable task) {
            super(
                    () -> {
                        begin.passUninterruptibly();
                        task.run();
                    });
        }

        @Override
        public void interrupt() {
            throw new UnsupportedOperationException("on purpose");
        }
    }
}
