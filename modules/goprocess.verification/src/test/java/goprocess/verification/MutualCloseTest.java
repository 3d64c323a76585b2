package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;

/**
 * Functions, or teardowns, that close each other in a ring, where nobody's wait has a limit. At
 * least one of them is told, and then all of them end.
 */
class MutualCloseTest {
    /** A way to wait for a process without a limit. */
    private enum Wait {
        CLOSE(GoProcess::close),
        CLOSE_AFTER_CHILDREN(GoProcess::closeAfterChildren),
        ERR(GoProcess::err);

        private final Consumer<GoProcess> call;

        Wait(Consumer<GoProcess> call) {
            this.call = call;
        }
    }

    private enum Order {
        /** Each begins when the one before it waits. */
        ONE_BY_ONE,
        AT_ONCE
    }

    record Ring(List<Wait> waits, Order order) {}

    static List<Ring> rings() {
        List<Ring> rings = new ArrayList<>();
        for (Order order : Order.values()) {
            for (Wait first : Wait.values()) {
                for (Wait second : Wait.values()) {
                    rings.add(new Ring(List.of(first, second), order));
                    for (Wait third : Wait.values()) {
                        rings.add(new Ring(List.of(first, second, third), order));
                    }
                }
            }
        }
        return rings;
    }

    private final Queue<DeadlockException> told = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Thread>> callers = new ArrayList<>();
    private final List<GoProcess> processes = new ArrayList<>();

    /** Lets each wait for the next one, the last one for the first. */
    private final class Party {
        private final Ring ring;
        private final int index;
        private final CyclicBarrier start;

        Party(Ring ring, int index, CyclicBarrier start) {
            this.ring = ring;
            this.index = index;
            this.start = start;
        }

        void run() throws Exception {
            start.await(); // all processes are there
            if (ring.order == Order.ONE_BY_ONE && index > 0) {
                awaitWaiting(callers.get(index - 1).join());
            }
            callers.get(index).complete(Thread.currentThread());
            try {
                ring.waits.get(index).call.accept(processes.get((index + 1) % processes.size()));
            } catch (DeadlockException e) {
                told.add(e);
            } catch (RuntimeException e) {
                surprises.add(e);
            }
        }
    }

    private static void awaitWaiting(Thread caller) {
        while (caller.getState() != Thread.State.WAITING) {
            assertTrue(caller.isAlive());
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource("rings")
    void functions(Ring ring) throws Exception {
        CyclicBarrier start = new CyclicBarrier(ring.waits.size() + 1);
        for (int i = 0; i < ring.waits.size(); i++) {
            callers.add(new CompletableFuture<>());
            Party party = new Party(ring, i, start);
            processes.add(GoProcesses.named("party-" + i).go(self -> party.run()));
        }
        start.await();

        assertAllEnd();
    }

    /** Each teardown begins on a thread of the library. */
    @ParameterizedTest
    @MethodSource("rings")
    void teardowns(Ring ring) throws Exception {
        CyclicBarrier start = new CyclicBarrier(ring.waits.size() + 1);
        for (int i = 0; i < ring.waits.size(); i++) {
            callers.add(new CompletableFuture<>());
            Party party = new Party(ring, i, start);
            processes.add(GoProcesses.named("party-" + i).teardown(party::run).open());
        }
        processes.forEach(GoProcess::closeAsync);
        start.await();

        assertAllEnd();
    }

    private void assertAllEnd() {
        for (GoProcess process : processes) {
            process.closeAsync();
            process.err();
        }
        assertFalse(told.isEmpty());
        String text = told.element().getMessage();
        assertTrue(text.contains("party-") && text.contains("closeAsync()"), text);
        assertEquals(List.of(), List.copyOf(surprises));
    }

    private final CompletableFuture<GoProcess> other = new CompletableFuture<>();
    private final CompletableFuture<Thread> caller = new CompletableFuture<>();
    private final CompletableFuture<RuntimeException> thrown = new CompletableFuture<>();

    private static CloseTimeoutException limitOf(CompletableFuture<RuntimeException> thrown) {
        if (thrown.join() instanceof CloseTimeoutException e) {
            return e;
        }
        throw new AssertionError(thrown.join());
    }

    private void closeInTime(GoProcess process, Duration limit) {
        try {
            process.close(limit);
        } catch (RuntimeException e) {
            thrown.complete(e);
        }
    }

    /** A wait with a limit ends by itself, so who waits with one is not refused. */
    @Test
    void whoComesSecondMayHaveALimit() {
        GoProcess patient =
                GoProcesses.named("patient")
                        .go(
                                self -> {
                                    GoProcess closed = other.join();
                                    caller.complete(Thread.currentThread());
                                    closed.close();
                                });
        GoProcess limited =
                GoProcesses.named("limited")
                        .go(
                                self -> {
                                    self.closing().await();
                                    awaitWaiting(caller.join());
                                    closeInTime(patient, Duration.ofMillis(1));
                                });
        other.complete(limited);

        assertTrue(limitOf(thrown).getMessage().contains("patient"));
        assertEquals(Optional.empty(), limited.err());
        assertEquals(Optional.empty(), patient.err());
    }

    /** Nor is who waits for it. */
    @Test
    void whoComesFirstMayHaveALimit() {
        GoProcess patient =
                GoProcesses.named("patient")
                        .go(
                                self -> {
                                    self.closing().await();
                                    while (caller.join().getState() != Thread.State.TIMED_WAITING
                                            && !thrown.isDone()) {
                                        Thread.onSpinWait();
                                    }
                                    other.join().close();
                                });
        GoProcess limited =
                GoProcesses.named("limited")
                        .go(
                                self -> {
                                    caller.complete(Thread.currentThread());
                                    closeInTime(patient, Duration.ofMillis(200));
                                });
        other.complete(limited);

        assertTrue(limitOf(thrown).getMessage().contains("patient"));
        assertEquals(Optional.empty(), limited.err());
        assertEquals(Optional.empty(), patient.err());
    }
}
