package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class SetLimitTest {
    private static final ProcessFunction NOTHING = self -> {};

    private final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 2);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        limiter.close();
    }

    @Test
    void aHigherLimitLetsCallersThatWaitGoOnAtOnce() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        limiter.limitedGo(self -> gate.pass());
        Caller third = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(self -> gate.pass()));
        Caller fourth = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(self -> gate.pass()));

        limiter.setLimit(4);

        assertFalse(third.child().closed().isRaised());
        assertFalse(fourth.child().closed().isRaised());
    }

    @Test
    void aLowerLimitClosesNothing() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        GoProcess second = limiter.limitedGo(self -> gate.pass());

        limiter.setLimit(1);

        assertFalse(second.closing().isRaised());
    }

    @Test
    void belowALowerLimitThereIsRoomAgainWhenEnoughHaveClosed() throws Exception {
        Gate first = new Gate();
        GoProcess child = limiter.limitedGo(self -> first.pass());
        GoProcess second = limiter.limitedGo(self -> gate.pass());
        limiter.setLimit(1);

        first.open();
        child.closed().await();
        assertEquals(Optional.empty(), limiter.tryLimitedGo(NOTHING));
        gate.open();
        second.closed().await();

        assertTrue(limiter.tryLimitedGo(NOTHING).isPresent());
    }

    @Test
    void theLimitIsWhatWasSetLast() {
        assertEquals(2, limiter.limit());

        limiter.setLimit(7);

        assertEquals(7, limiter.limit());
    }

    @Test
    void theLargestLimitIsALimit() throws Exception {
        limiter.setLimit(Integer.MAX_VALUE);

        limiter.limitedGo(NOTHING).closed().await();
    }

    @Test
    void aHigherLimitDoesNotReviveALimiterThatIsClosed() {
        limiter.close();

        limiter.setLimit(3);

        assertEquals(3, limiter.limit());
    }
}
