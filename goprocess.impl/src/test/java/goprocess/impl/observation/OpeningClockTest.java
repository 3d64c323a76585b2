package goprocess.impl.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One reading of the clock for all that is opened in a millisecond, if that is much. */
class OpeningClockTest {
    private static Optional<Thread> ticking() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("goprocess clock"))
                .findAny();
    }

    /** A thread that goes on after a burst hangs here. */
    @AfterEach
    void theThreadEndsWithTheBurst() throws InterruptedException {
        for (Optional<Thread> thread = ticking(); thread.isPresent(); thread = ticking()) {
            thread.get().join();
        }
    }

    private static void assertExact() {
        long before = System.nanoTime();
        long time = OpeningClock.now();

        assertTrue(before <= time, () -> "older by " + (before - time) + " ns");
        assertTrue(time <= System.nanoTime());
    }

    /** Notes openings of a burst until two have the same time. */
    private static void burst() {
        while (OpeningClock.now() != OpeningClock.now()) {
            OpeningClock.note(System.nanoTime());
        }
    }

    @Test
    void withoutABurstTheTimeIsExact() {
        long now = System.nanoTime();
        OpeningClock.note(now - OpeningClock.BURST);
        OpeningClock.note(now);

        assertEquals(Optional.empty(), ticking());
        assertExact();
    }

    @Test
    void inABurstManyHaveTheSameTime() {
        burst();
    }

    /** As its thread does, but at times that this test chooses. */
    @Test
    void inABurstTheTimeGoesOn() {
        long later = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
        OpeningClock.note(later);

        assertTrue(OpeningClock.tick(later + 1));
        assertEquals(later + 1, OpeningClock.now());
        assertTrue(OpeningClock.tick(later + 2 * OpeningClock.BURST - 1));
        assertEquals(later + 2 * OpeningClock.BURST - 1, OpeningClock.now());
        assertFalse(OpeningClock.tick(later + 2 * OpeningClock.BURST));
        assertExact();

        OpeningClock.note(System.nanoTime()); // for the tests after this one
    }

    @Test
    void noTimeIsOfTheFuture() {
        burst();

        long time = OpeningClock.now();
        assertTrue(time <= System.nanoTime());
    }

    @Test
    void afterABurstTheTimeIsExact() throws InterruptedException {
        burst();

        theThreadEndsWithTheBurst();
        assertExact();
    }

    @Test
    void aSecondBurstHasAThreadToo() throws InterruptedException {
        burst();
        theThreadEndsWithTheBurst();

        burst();
    }

    @Test
    void oneOpeningInManyIsNoted() {
        for (int round = 0; round < 3; round++) {
            for (long id = 1; id < OpeningClock.NOTED; id++) {
                OpeningClock.opened(id);
            }
        }
        assertFalse(ticking().isPresent());

        while (OpeningClock.now() != OpeningClock.now()) {
            OpeningClock.opened(OpeningClock.NOTED);
        }
    }
}
