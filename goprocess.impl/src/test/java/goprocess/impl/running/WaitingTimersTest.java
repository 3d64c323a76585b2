package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The timers that wait are handed out by their times, however they were added and removed. */
class WaitingTimersTest {
    private static final int ROUNDS = 200;
    private static final int MOST = 100;

    @Test
    void theEarliestComesFirst() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Timer> inOrder = timers(1 + random.nextInt(MOST));
            WaitingTimers waiting = new WaitingTimers();
            List<Timer> shuffled = new ArrayList<>(inOrder);
            Collections.shuffle(shuffled, random);

            shuffled.forEach(waiting::add);
            for (Timer timer : shuffled) {
                if (random.nextInt(3) == 0) {
                    waiting.remove(timer);
                    inOrder.remove(timer);
                } else if (random.nextInt(3) == 0) {
                    waiting.remove(timer);
                    waiting.remove(timer); // has no effect
                    waiting.add(timer);
                }
            }

            for (Timer expected : inOrder) {
                assertSame(expected, waiting.earliest(), "seed " + seed);
                waiting.remove(expected);
            }
            assertNull(waiting.earliest(), "seed " + seed);
        }
    }

    /** Each with a time later than that of the one before. */
    private static List<Timer> timers(int count) {
        List<Timer> all = new ArrayList<>();
        long last = System.nanoTime();
        while (all.size() < count) {
            Timer timer = new Timer(() -> {});
            do {
                timer.waitsAgain(); // which it does not, but it gets a time
            } while (timer.dueAt() - last <= 0);
            last = timer.dueAt();
            all.add(timer);
        }
        return all;
    }
}
