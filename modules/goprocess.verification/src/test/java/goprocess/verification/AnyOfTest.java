package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A select over several signals. */
class AnyOfTest {
    private final GoProcess first = GoProcesses.named("first").open();
    private final GoProcess second = GoProcesses.named("second").open();
    private final Signal any = Signal.anyOf(first.closed(), second.closed());

    @Test
    void itIsRaisedWithTheFirstOfThem() throws InterruptedException {
        assertFalse(any.isRaised());

        second.close();

        assertTrue(any.isRaised());
        any.await();
        assertTrue(any.await(Duration.ZERO));
    }

    @Test
    void itCanBeAwaited() throws Throwable {
        Waiter waiter = Waiter.in(any::await);

        second.close();

        waiter.join();
    }

    @Test
    void aTimedAwaitTellsWhetherOneWasRaised() throws InterruptedException {
        assertFalse(any.await(Duration.ofMillis(1)));
        assertFalse(any.await(Duration.ofSeconds(-1)));

        first.close();

        assertTrue(any.await(Duration.ofMillis(1)));
        assertTrue(any.await(Duration.ofSeconds(-1)));
    }

    @Test
    void anActionRunsOnceForAll() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        any.onRaised(runs::incrementAndGet);
        CountDownLatch later = new CountDownLatch(2); // callbacks of a signal run in their order
        first.closed().onRaised(later::countDown);
        second.closed().onRaised(later::countDown);

        first.close();
        second.close();

        later.await();
        assertEquals(1, runs.get());
    }

    @Test
    void anActionThatIsTakenBackDoesNotRun() {
        AtomicInteger runs = new AtomicInteger();
        any.onRaised(runs::incrementAndGet).cancel();

        first.close();

        assertEquals(0, runs.get());
    }

    @Test
    void anActionRunsAtOnceIfOneIsRaised() {
        AtomicInteger runs = new AtomicInteger();
        second.close();

        any.onRaised(runs::incrementAndGet);

        assertEquals(1, runs.get());
        first.close();
        assertEquals(1, runs.get());
    }

    @Test
    void itsFutureCompletesWithTheFirst() {
        var future = any.toFuture();
        assertFalse(future.isDone());

        first.close();

        future.join();
    }

    @Test
    void ofNoSignalsItIsNeverRaised() throws InterruptedException {
        assertFalse(Signal.anyOf().isRaised());
        assertFalse(Signal.anyOf().await(Duration.ofMillis(1)));
        assertFalse(Signal.anyOf().toFuture().isDone());
    }

    @Test
    void ofOneSignalItIsThatSignal() throws InterruptedException {
        Signal one = Signal.anyOf(first.closing());
        first.close();

        one.await();
    }

    @Test
    void theArrayMayBeChangedAfterwards() {
        Signal[] signals = {first.closed()};
        Signal one = Signal.anyOf(signals);
        signals[0] = second.closed();

        first.close();

        assertTrue(one.isRaised());
    }

    @Test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> Signal.anyOf((Signal[]) null));
        assertThrows(NullPointerException.class, () -> Signal.anyOf(first.closed(), null));
        assertThrows(NullPointerException.class, () -> any.await(null));
        assertThrows(NullPointerException.class, () -> any.onRaised(null));
    }

    @Test
    void itMayBeNested() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Signal.anyOf(any, first.closing()).onRaised(runs::incrementAndGet);
        CountDownLatch later = new CountDownLatch(2); // callbacks of a signal run in their order
        first.closing().onRaised(later::countDown);
        second.closed().onRaised(later::countDown);

        second.close();
        first.close();

        later.await();
        assertEquals(1, runs.get());
    }

    @Test
    void racingWithBothAnActionRunsExactlyOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess a = GoProcesses.named("a").open();
                GoProcess b = GoProcesses.named("b").open();
                Signal either = Signal.anyOf(a.closed(), b.closed());
                AtomicInteger runs = new AtomicInteger();
                CountDownLatch ran = new CountDownLatch(1);

                race.run(
                        a::close,
                        b::close,
                        () ->
                                either.onRaised(
                                        () -> {
                                            runs.incrementAndGet();
                                            ran.countDown();
                                        }));

                ran.await();
                assertEquals(1, runs.get());
            }
        }
    }

    @Test
    void racingWithBothNoWaiterIsForgotten() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess a = GoProcesses.named("a").open();
                GoProcess b = GoProcesses.named("b").open();
                Signal either = Signal.anyOf(a.closed(), b.closed());

                race.run(a::close, b::close, either::await);
            }
        }
    }

    @Test
    void anActionThatOneOfThemRefusesStaysWithNoneOfThem() {
        AtomicInteger runs = new AtomicInteger();
        Signal refusing = Signal.anyOf(first.closed(), new RefusingSignal());
        assertThrows(
                UnsupportedOperationException.class,
                () -> refusing.onRaised(runs::incrementAndGet));

        first.close();

        assertEquals(0, runs.get());
    }

    /** A signal of somebody else. */
    private static final class RefusingSignal implements Signal {
        @Override
        public boolean isRaised() {
            return false;
        }

        @Override
        public void await() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean await(Duration timeout) {
            return false;
        }

        @Override
        public Registration onRaised(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> toFuture() {
            throw new UnsupportedOperationException();
        }
    }
}
