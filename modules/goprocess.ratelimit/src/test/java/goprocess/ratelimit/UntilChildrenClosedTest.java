package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** A limiter under which something still drains. */
class UntilChildrenClosedTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final RateLimiter limiter = new RateLimiter("limiter", app, 1);
    private final AtomicInteger ran = new AtomicInteger();
    private final Gate requests = new Gate();
    private final Gate limited = new Gate();

    @AfterEach
    void close() {
        requests.open();
        limited.open();
        app.close();
    }

    private GoProcess server() {
        return GoProcesses.named("server").parent(limiter).go(self -> requests.pass());
    }

    @Test
    void itServesWhileAChildDrains() throws InterruptedException {
        assertSame(limiter, limiter.untilChildrenClosed());
        server();
        app.closeAsync();

        limiter.limitedGo(self -> ran.incrementAndGet()).err();
        limiter.tryLimitedGo(self -> ran.incrementAndGet()).orElseThrow().err();

        assertEquals(2, ran.get());
    }

    @Test
    void whoWaitsForRoomWhenItBeginsToCloseIsServed() throws Exception {
        limiter.untilChildrenClosed();
        server();
        limiter.limitedGo(self -> limited.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(() -> limiter.limitedGo(self -> ran.incrementAndGet()));

        app.closeAsync();
        assertTrue(caller.isWaiting());
        limited.open();
        caller.child().err();

        assertEquals(1, ran.get());
    }

    @Test
    void afterItsChildrenHaveClosedItRefuses() {
        limiter.untilChildrenClosed();
        GoProcess server = server();
        app.closeAsync();
        requests.open();
        server.close();
        limiter.close();

        assertRefuses(limiter);
    }

    @Test
    void withoutChildrenItClosesAtOnceAndRefuses() {
        limiter.untilChildrenClosed();

        limiter.close();

        assertRefuses(limiter);
    }

    /** Its permit and its end come at the same time: either is right, and nothing hangs. */
    @Test
    void whoWaitsForTheLastChildIsServedOrRefused() throws Exception {
        limiter.untilChildrenClosed();
        limiter.limitedGo(self -> limited.pass());
        Caller caller =
                Caller.startAndAwaitWaiting(
                        () -> {
                            try {
                                return limiter.limitedGo(self -> {});
                            } catch (RefusedException e) {
                                return limiter;
                            }
                        });

        limiter.closeAsync();
        limited.open();

        caller.child().err();
        limiter.close();
    }

    @Test
    void withoutItTheLimiterRefusesWhatDrains() {
        server();
        app.closeAsync();

        assertRefuses(limiter);
    }

    private static void assertRefuses(RateLimiter limiter) {
        RefusedException refusal =
                assertThrows(RefusedException.class, () -> limiter.limitedGo(self -> {}));

        assertSame(limiter, refusal.refuser());
        assertThrows(RefusedException.class, () -> limiter.tryLimitedGo(self -> {}));
    }
}
