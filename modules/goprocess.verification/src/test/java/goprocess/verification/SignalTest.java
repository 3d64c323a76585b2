package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The signals of a process: raised once, they stay raised. */
class SignalTest {
    private final GoProcess p = GoProcesses.named("p").open();

    @Test
    void closingIsRaisedWhileTheTeardownRuns() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            assertTrue(held.process().closing().isRaised());
            assertFalse(held.process().closed().isRaised());
        }
    }

    @Test
    void toAwaitASignalDoesNotClose() throws Throwable {
        Waiter closing = Waiter.in(() -> p.closing().await());
        Waiter closed = Waiter.in(() -> p.closed().await());

        assertEquals(State.RUNNING, p.state());
        p.close();

        closing.join();
        closed.join();
    }

    @Test
    void awaitReturnsAtOnceIfItIsRaised() throws InterruptedException {
        p.close();

        p.closing().await();
        p.closed().await();
        assertTrue(p.closed().await(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void aSignalTakenBeforeIsRaisedToo() {
        Signal closing = p.closing();
        Signal closed = p.closed();

        p.close();

        assertTrue(closing.isRaised());
        assertTrue(closed.isRaised());
    }

    @Test
    void awaitWithATimeoutTellsWhetherItWasRaised() throws InterruptedException {
        assertFalse(p.closing().await(Duration.ofMillis(1)));

        p.close();

        assertTrue(p.closing().await(Duration.ofMillis(1)));
    }

    @Test
    void aTimedAwaitEndsWhenTheSignalIsRaised() throws Throwable {
        Waiter waiter =
                Waiter.in(() -> assertTrue(p.closed().await(Duration.ofSeconds(Long.MAX_VALUE))));

        p.close();

        waiter.join();
    }

    @Test
    void aFutureCompletesWithNullWhenTheSignalIsRaised() {
        CompletableFuture<Void> future = p.closed().toFuture();
        assertFalse(future.isDone());

        p.close();

        assertNull(future.join());
    }

    @Test
    void theFutureOfARaisedSignalIsComplete() {
        p.close();

        assertTrue(p.closing().toFuture().isDone());
        assertTrue(p.closed().toFuture().isDone());
    }

    @Test
    void eachFutureIsAFreshOne() {
        Signal closed = p.closed();
        assertNotSame(closed.toFuture(), closed.toFuture());
        p.close();
        assertNotSame(closed.toFuture(), closed.toFuture());
    }

    @Test
    void toCompleteAFutureChangesNothing() throws Exception {
        CompletableFuture<Void> other = p.closed().toFuture();

        p.closed().toFuture().complete(null);
        p.closed().toFuture().cancel(true);
        p.closing().toFuture().completeExceptionally(new Exception("on purpose"));

        assertEquals(State.RUNNING, p.state());
        assertFalse(p.closed().isRaised());
        assertFalse(other.isDone());
        p.close();
        other.get();
    }

    @Test
    void manyWaitersAreAllWoken() throws Throwable {
        Waiter[] waiters = new Waiter[50];
        for (int i = 0; i < waiters.length; i++) {
            waiters[i] = Waiter.in(i % 2 == 0 ? () -> p.closed().await() : p::err);
        }

        p.close();

        for (Waiter waiter : waiters) {
            waiter.join();
        }
    }

    @Test
    void racingWithTheRaiseNoWaiterIsForgotten() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess process = GoProcesses.named("process").open();
                AtomicInteger futures = new AtomicInteger();

                race.run(
                        process::close,
                        () -> process.closed().await(),
                        () -> {
                            process.closed().toFuture().join();
                            futures.incrementAndGet();
                        });

                assertEquals(1, futures.get());
            }
        }
    }
}
