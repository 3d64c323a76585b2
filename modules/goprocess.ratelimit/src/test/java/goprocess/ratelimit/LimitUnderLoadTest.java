package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Many producers at once, on more virtual threads than there are permits. */
class LimitUnderLoadTest {
    private static final int PRODUCERS = 50;
    private static final int EACH = 400;
    private static final int LIMIT = 7;

    @Test
    void neverMoreThanTheLimitRunAndEveryFunctionRunsOnce() {
        RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), LIMIT);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        List<GoProcess> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(
                    GoProcesses.go(
                            producer -> {
                                for (int n = 0; n < EACH; n++) {
                                    limiter.limitedGo(
                                            self -> {
                                                most.accumulateAndGet(
                                                        running.incrementAndGet(), Math::max);
                                                Thread.yield();
                                                ran.incrementAndGet();
                                                running.decrementAndGet();
                                            });
                                }
                            }));
        }
        producers.forEach(producer -> assertTrue(producer.err().isEmpty()));

        limiter.closeAfterChildren();

        assertEquals(PRODUCERS * EACH, ran.get());
        assertTrue(most.get() <= LIMIT, most + " ran at a time");
    }

    @Test
    void aCloseInTheMiddleLeavesNobodyWaiting() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 2);
            CountDownLatch inTheMiddle = new CountDownLatch(20);
            AtomicInteger started = new AtomicInteger();
            AtomicInteger ran = new AtomicInteger();
            List<GoProcess> producers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                producers.add(
                        GoProcesses.go(producer -> produce(limiter, started, ran, inTheMiddle)));
            }

            inTheMiddle.await();
            limiter.close();

            producers.forEach(producer -> assertTrue(producer.err().isEmpty()));
            assertEquals(started.get(), ran.get());
        }
    }

    private static void produce(
            RateLimiter limiter, AtomicInteger started, AtomicInteger ran, CountDownLatch some)
            throws InterruptedException {
        try {
            while (true) {
                limiter.limitedGo(
                        self -> {
                            ran.incrementAndGet();
                            some.countDown();
                        });
                started.incrementAndGet();
            }
        } catch (IllegalStateException e) {
            assertTrue(limiter.closing().isRaised());
        }
    }
}
