package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

class LimitTest {
    private static final ProcessFunction NOTHING = self -> {};

    private final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 2);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        limiter.close();
    }

    @Test
    void limitedGoRunsTheFunctionWithTheChildItReturns() throws Exception {
        BlockingQueue<GoProcess> self = new LinkedBlockingQueue<>();

        GoProcess child = limiter.limitedGo(self::add);

        assertSame(child, self.take());
    }

    @Test
    void aLimitedChildClosesWithTheLimiter() throws Exception {
        GoProcess child = limiter.limitedGo(self -> self.closing().await());

        limiter.close();

        assertTrue(child.closed().isRaised());
    }

    @Test
    void aLimitedChildMayHaveAName() throws Exception {
        assertEquals("download", limiter.limitedGo("download", NOTHING).name());
        assertEquals("try", limiter.tryLimitedGo("try", NOTHING).orElseThrow().name());
    }

    @Test
    void limitedGoWaitsWhileAsManyChildrenAsTheLimitAreOpen() throws Exception {
        Gate first = new Gate();
        limiter.limitedGo(self -> first.pass());
        limiter.limitedGo(self -> gate.pass());
        Caller third = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NOTHING));

        assertTrue(third.isWaiting());
        first.open();

        third.child().closed().await();
    }

    @Test
    void aChildCountsUntilItsOwnChildrenHaveClosed() throws Exception {
        limiter.setLimit(1);
        BlockingQueue<GoProcess> grandchildren = new LinkedBlockingQueue<>();
        GoProcess child =
                limiter.limitedGo(self -> grandchildren.add(self.go(call -> gate.pass())));
        GoProcess grandchild = grandchildren.take();

        Caller second = Caller.startAndAwaitWaiting(() -> limiter.limitedGo(NOTHING));
        assertTrue(second.isWaiting());
        gate.open();

        second.child().closed().await();
        assertTrue(grandchild.closed().isRaised());
        assertTrue(child.closed().isRaised());
    }

    @Test
    void aChildThatFailsCountsNoMore() throws Exception {
        limiter.setLimit(1);
        GoProcess child =
                limiter.limitedGo(
                        self -> {
                            throw new Exception("failed on purpose");
                        });
        child.err();

        limiter.limitedGo(NOTHING).closed().await();
    }

    @Test
    void goIsNotLimited() throws Exception {
        limiter.limitedGo(self -> gate.pass());
        limiter.limitedGo(self -> gate.pass());

        limiter.go(NOTHING).closed().await();
    }

    @Test
    void whatGoOpensDoesNotCount() throws Exception {
        limiter.go(self -> gate.pass());
        limiter.go(self -> gate.pass());
        limiter.go(self -> gate.pass());

        limiter.limitedGo(NOTHING).closed().await();
    }

    @Test
    void callersAreServedInTheOrderInWhichTheyCame() throws Exception {
        limiter.setLimit(1);
        limiter.limitedGo(self -> gate.pass());
        List<Integer> order = new ArrayList<>();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            // One at a time and one after the other, so the list needs no lock.
            callers.add(
                    Caller.startAndAwaitWaiting(
                            () -> limiter.limitedGo(self -> order.add(number))));
        }

        gate.open();
        for (Caller caller : callers) {
            caller.child().closed().await();
        }

        assertEquals(IntStream.range(0, 20).boxed().toList(), order);
    }

    @Test
    void theLimiterIsAChildOfItsParent() {
        GoProcess app = GoProcesses.named("app").open();
        RateLimiter child = new RateLimiter(app, 1);

        app.close();

        assertTrue(child.closed().isRaised());
    }

    @Test
    void closeAfterChildrenLetsLimitedChildrenFinish() throws Exception {
        BlockingQueue<Boolean> closing = new LinkedBlockingQueue<>();
        limiter.limitedGo(
                self -> {
                    gate.pass();
                    closing.add(self.closing().isRaised());
                });
        gate.open();

        limiter.closeAfterChildren();

        assertFalse(closing.take());
        assertEquals(Optional.empty(), limiter.err());
    }
}
