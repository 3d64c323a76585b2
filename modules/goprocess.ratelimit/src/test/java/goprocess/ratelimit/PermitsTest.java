package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** The moments that no caller can choose from outside. */
class PermitsTest {
    private final Permits permits = new Permits(GoProcesses.background().closing(), 1);
    private final AtomicBoolean flag = new AtomicBoolean();
    private final FutureTask<Permit> take =
            new FutureTask<>(
                    () -> {
                        Permit permit = permits.acquire(Long.MAX_VALUE);
                        flag.set(Thread.currentThread().isInterrupted());
                        return permit;
                    });
    private final Thread taker = new Thread(take, "taker");

    /** Who waits at a condition needs the lock again before it can answer an interrupt. */
    @Test
    void aPermitThatWasGivenBeforeTheInterruptIsAnsweredIsNotLost() throws Exception {
        assertNotNull(permits.tryAcquire());
        taker.start();
        while (!(LockSupport.getBlocker(taker) instanceof Condition)) {
            Thread.onSpinWait();
        }

        permits.lock.lock();
        try {
            taker.interrupt();
            while (!permits.lock.hasQueuedThread(taker)) {
                Thread.onSpinWait();
            }
            permits.releaseUnused();
        } finally {
            permits.lock.unlock();
        }

        assertNotNull(take.get());
        assertTrue(flag.get(), "the interrupt is met later");
        permits.releaseUnused();
        assertNotNull(permits.tryAcquire());
    }

    @Test
    void aPermitIsReleasedOnce() {
        Permit permit = permits.tryAcquire();
        permits.release(permit, GoProcesses.background());
        permits.release(permit, GoProcesses.background());

        assertNotNull(permits.tryAcquire());
        assertNull(permits.tryAcquire());
    }

    @Test
    void whoGetsAPermitWaitsUntilThePreviousChildIsClosed() throws InterruptedException {
        var child = GoProcesses.named("child").open();
        permits.release(permits.tryAcquire(), child);
        Permit next = permits.tryAcquire();
        Thread waits = new Thread(next::awaitPrevious, "waits");
        waits.start();
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(child.closed().isRaised());

        child.close();

        waits.join();
    }
}
