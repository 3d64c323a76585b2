package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LimiterCloseTest extends OneAtATime {
    @Test
    void aCallerThatWaitsGetsAnExceptionAsSoonAsTheLimiterBeginsToClose() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller caller = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NEVER));

        limiter.closeAsync();

        caller.failure(IllegalStateException.class);
        assertFalse(limiter.closed().isRaised());
    }

    @Test
    void aTimedCallerThatWaitsGetsItToo() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(
                        () -> limiter.tryLimitedGo(NEVER, Duration.ofDays(1)).orElseThrow());

        limiter.closeAsync();

        caller.failure(IllegalStateException.class);
    }

    @Test
    void thePlaceThatAClosingChildLeavesIsNotGivenToACallerThatWaits() throws Exception {
        limiter.limitedGo(self -> self.closing().await());
        Caller caller = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NEVER));

        limiter.close();

        caller.failure(IllegalStateException.class);
    }

    @Test
    void callersThatWaitDoNotHoldTheClose() throws Exception {
        RateLimiter other = new RateLimiter("other", GoProcesses.background(), 1);
        other.limitedGo(self -> gate.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(
                        () -> {
                            try {
                                return other.limitedGo(NEVER);
                            } catch (IllegalStateException e) {
                                // Still busy when the limiter closes.
                                other.closed().await();
                                throw e;
                            }
                        });

        other.closeAsync();
        gate.open();
        other.close();

        caller.failure(IllegalStateException.class);
    }

    @Test
    void aLimiterThatIsClosedDoesNotBlockForEver() {
        limiter.close();

        assertThrows(IllegalStateException.class, () -> limiter.limitedGo(NEVER));
    }

    @Test
    void aFullLimiterThatIsClosingDoesNotBlockForEver() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        limiter.closeAsync();

        assertThrows(IllegalStateException.class, () -> limiter.limitedGo(NEVER));
    }

    @Test
    void aLimiterThatIsClosingRefusesEvenWhereThereIsRoom() {
        limiter.setLimit(2);
        limiter.go(self -> gate.pass());
        limiter.closeAsync();

        assertThrows(IllegalStateException.class, () -> limiter.tryLimitedGo(NEVER));
        assertThrows(IllegalStateException.class, () -> limiter.tryLimitedGo(NEVER, Duration.ZERO));
    }

    @Test
    void aFullLimiterThatIsClosingRefusesAnAttempt() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        limiter.closeAsync();

        assertThrows(IllegalStateException.class, () -> limiter.tryLimitedGo(NEVER));
    }

    @Test
    void theRefusalNamesTheLimiter() {
        limiter.close();

        RefusedException refusal =
                assertThrows(RefusedException.class, () -> limiter.limitedGo(NEVER));

        assertTrue(refusal.getMessage().contains(limiter.toString()), refusal.getMessage());
    }

    @Test
    void aLimiterUnderAClosingParentRefuses() {
        GoProcess parent = GoProcesses.go(self -> gate.pass());
        parent.closeAsync();
        RateLimiter late = new RateLimiter("late", parent, 1);

        assertThrows(IllegalStateException.class, () -> late.limitedGo(NEVER));
        gate.open();
        parent.close();
    }
}
