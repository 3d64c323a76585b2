package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class TryLimitedGoTest {
    private static final ProcessFunction NOTHING = self -> {};
    private static final ProcessFunction NEVER =
            self -> {
                throw new AssertionError("must not run");
            };
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 1);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        limiter.close();
    }

    @Test
    void itStartsAChildWhereThereIsRoom() throws Exception {
        limiter.tryLimitedGo(NOTHING).orElseThrow().closed().await();
    }

    @Test
    void itIsEmptyWhereThereIsNone() throws Exception {
        limiter.limitedGo(self -> gate.pass());

        assertEquals(Optional.empty(), limiter.tryLimitedGo(NEVER));
    }

    @Test
    void aChildThatIsKnownToBeClosedIsNeverInTheWay() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            GoProcess child = limiter.tryLimitedGo(NOTHING).orElseThrow();
            child.closed().await();
        }
    }

    @Test
    void aChildThatIsKnownToBeClosedIsNotInTheWayOfATimedAttempt() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            GoProcess child = limiter.tryLimitedGo(NOTHING, Duration.ZERO).orElseThrow();
            child.closed().await();
        }
    }

    @Test
    void aChildThatSomebodyElseKnowsToBeClosedIsNotInTheWay() throws Exception {
        BlockingQueue<GoProcess> known = new LinkedBlockingQueue<>();
        for (int i = 0; i < 10_000; i++) {
            Thread opener = Thread.startVirtualThread(() -> start(known));
            known.take().closed().await();

            limiter.tryLimitedGo(NOTHING).orElseThrow().closed().await();
            opener.join();
        }
    }

    private void start(BlockingQueue<GoProcess> known) {
        limiter.tryLimitedGo(known::add).orElseThrow();
    }

    @Test
    void itWaitsForRoomUntilTheTimeout() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(
                        () -> limiter.tryLimitedGo(NOTHING, FOR_EVER).orElseThrow());

        gate.open();

        caller.child().closed().await();
    }

    @Test
    void itIsEmptyAfterTheTimeout() throws Exception {
        limiter.limitedGo(self -> gate.pass());

        assertEquals(Optional.empty(), limiter.tryLimitedGo(NEVER, Duration.ofMillis(1)));
    }

    @Test
    void aNegativeTimeoutDoesNotWait() throws Exception {
        limiter.limitedGo(self -> gate.pass());

        assertEquals(Optional.empty(), limiter.tryLimitedGo(NEVER, Duration.ofDays(-1)));
    }

    @Test
    void whoGaveUpIsNotServed() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        limiter.tryLimitedGo(NEVER, Duration.ofMillis(1));

        gate.open();

        limiter.limitedGo(NOTHING).closed().await();
    }

    @Test
    void itDoesNotOvertakeWhoWaits() throws Exception {
        Gate second = new Gate();
        GoProcess first = limiter.limitedGo(self -> gate.pass());
        Caller waiting =
                Caller.startAndAwaitWaiting(() -> limiter.limitedGo(self -> second.pass()));

        gate.open();
        first.closed().await();

        assertTrue(limiter.tryLimitedGo(NEVER).isEmpty());
        second.open();
        waiting.child().closed().await();
    }
}
