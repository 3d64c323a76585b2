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
class PlacesTest {
    private final Places places = new Places(GoProcesses.background().closing(), 1);
    private final AtomicBoolean flag = new AtomicBoolean();
    private final FutureTask<Place> take =
            new FutureTask<>(
                    () -> {
                        Place place = places.take(Long.MAX_VALUE);
                        flag.set(Thread.currentThread().isInterrupted());
                        return place;
                    });
    private final Thread taker = new Thread(take, "taker");

    /** Who waits at a condition needs the lock again before it can answer an interrupt. */
    @Test
    void aPlaceThatWasGivenBeforeTheInterruptIsAnsweredIsNotLost() throws Exception {
        assertNotNull(places.tryTake());
        taker.start();
        while (!(LockSupport.getBlocker(taker) instanceof Condition)) {
            Thread.onSpinWait();
        }

        places.lock.lock();
        try {
            taker.interrupt();
            while (!places.lock.hasQueuedThread(taker)) {
                Thread.onSpinWait();
            }
            places.giveBack();
        } finally {
            places.lock.unlock();
        }

        assertNotNull(take.get());
        assertTrue(flag.get(), "the interrupt is met later");
        places.giveBack();
        assertNotNull(places.tryTake());
    }

    @Test
    void aPlaceIsLeftOnce() {
        Place place = places.tryTake();
        places.leave(place, GoProcesses.background());
        places.leave(place, GoProcesses.background());

        assertNotNull(places.tryTake());
        assertNull(places.tryTake());
    }

    @Test
    void whoTakesAPlaceThatIsBeingLeftWaitsUntilItIsEmpty() throws InterruptedException {
        var child = GoProcesses.named("child").open();
        places.leave(places.tryTake(), child);
        Place next = places.tryTake();
        Thread waits = new Thread(next::awaitEmpty, "waits");
        waits.start();
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(child.closed().isRaised());

        child.close();

        waits.join();
    }
}
