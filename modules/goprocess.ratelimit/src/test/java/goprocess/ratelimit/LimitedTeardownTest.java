package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The teardown of a limited child is as any other's, and the child keeps its permit meanwhile. */
class LimitedTeardownTest {
    private static final ProcessFunction NOTHING = self -> {};

    private final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 1);
    private final CountDownLatch torn = new CountDownLatch(1);
    private final AtomicBoolean ran = new AtomicBoolean();

    @AfterEach
    void close() {
        torn.countDown();
        limiter.closeAsync();
        limiter.err();
    }

    @Test
    void itRunsAndTheChildCountsUntilThen() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        GoProcess child =
                limiter.limitedGo(
                        self ->
                                self.setTeardown(
                                        () -> {
                                            began.countDown();
                                            torn.await();
                                        }));
        began.await();

        assertEquals(Optional.empty(), limiter.tryLimitedGo(NOTHING));
        torn.countDown();
        child.closed().await();

        assertTrue(limiter.tryLimitedGo(NOTHING).isPresent());
    }

    @Test
    void itsFailureIsTheChilds() throws Exception {
        Exception failure = new Exception("failed on purpose");
        GoProcess child =
                limiter.limitedGo(
                        self ->
                                self.setTeardown(
                                        () -> {
                                            throw failure;
                                        }));

        assertSame(failure, child.err().orElseThrow());
        assertTrue(limiter.tryLimitedGo(NOTHING).isPresent());
    }

    @Test
    void aSecondOneIsRefused() throws Exception {
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        limiter.limitedGo(
                        self -> {
                            self.setTeardown(() -> {});
                            refusal.set(
                                    assertThrows(
                                            IllegalStateException.class,
                                            () -> self.setTeardown(() -> {})));
                        })
                .err();

        assertTrue(refusal.get().getMessage().contains("teardown already"), refusal::toString);
    }

    @Test
    void aLateOneRunsAtOnceOnTheCaller() throws Exception {
        GoProcess child = limiter.limitedGo(NOTHING);
        child.closed().await();
        AtomicReference<Thread> thread = new AtomicReference<>();

        child.setTeardown(() -> thread.set(Thread.currentThread()));

        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    void theFailureOfALateOneReachesTheCaller() throws Exception {
        GoProcess child = limiter.limitedGo(NOTHING);
        child.closed().await();
        Exception failure = new Exception("failed on purpose");

        CloseException late =
                assertThrows(
                        CloseException.class,
                        () ->
                                child.setTeardown(
                                        () -> {
                                            throw failure;
                                        }));

        assertSame(failure, late.getCause());
        assertEquals(Optional.empty(), child.err());
    }

    @Test
    void aLateOneDoesNotSeeTheInterruptOfItsCallerWhoKeepsIt() throws Exception {
        GoProcess child = limiter.limitedGo(NOTHING);
        child.closed().await();
        Thread.currentThread().interrupt();

        child.setTeardown(() -> ran.set(Thread.currentThread().isInterrupted()));

        assertTrue(Thread.interrupted());
        assertFalse(ran.get());
    }

    @Test
    void nullIsRefused() throws Exception {
        GoProcess child = limiter.limitedGo(NOTHING);

        assertThrows(NullPointerException.class, () -> child.setTeardown(null));
    }
}
