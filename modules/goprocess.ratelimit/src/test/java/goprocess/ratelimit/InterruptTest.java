package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class InterruptTest extends OneAtATime {
    private static final ProcessFunction NOTHING = self -> {};

    @Test
    void anInterruptEndsTheWait() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller caller = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NEVER));

        caller.interrupt();

        caller.failure(InterruptedException.class);
    }

    @Test
    void anInterruptEndsATimedWait() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(
                        () -> limiter.tryLimitedGo(NEVER, Duration.ofDays(1)).orElseThrow());

        caller.interrupt();

        caller.failure(InterruptedException.class);
    }

    @Test
    void anInterruptBeforeTheCallEndsItToo() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> limiter.limitedGo(NEVER));
    }

    @Test
    void tryLimitedGoThatDoesNotWaitIsNotInterrupted() throws Exception {
        Thread.currentThread().interrupt();

        var child = limiter.tryLimitedGo(NOTHING);

        assertTrue(Thread.interrupted());
        child.orElseThrow().closed().await();
    }

    @Test
    void whoStandsBehindAnInterruptedCallerIsServed() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller first = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NEVER));
        Caller second = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NOTHING));

        first.interrupt();
        first.failure(InterruptedException.class);
        gate.open();

        second.child().closed().await();
    }

    @Test
    void noPlaceIsLostWhenInterruptsMeetPlaces() throws Exception {
        for (int i = 0; i < 300; i++) {
            Gate holder = new Gate();
            limiter.limitedGo(self -> holder.pass());
            Caller caller = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NOTHING));

            Thread interrupter = Thread.ofVirtual().start(caller::interrupt);
            holder.open();
            interrupter.join();

            limiter.limitedGo(NOTHING).closed().await();
        }
    }
}
