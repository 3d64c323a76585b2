package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ThreadWorkTest {
    private static final int END = 200;

    private final ProcessHistory owner = new ProcessHistory(1);

    private WorkHistory work(long from, long until) {
        return new WorkHistory(owner, true, from, until, 1, "thread", null, 0);
    }

    @Test
    void itIsTheInnermostThatCoversTheTime() {
        WorkHistory function = work(10, 100);
        WorkHistory teardown = work(20, 30);
        WorkHistory later = work(40, 50);
        ThreadWork works = new ThreadWork(List.of(later, function, teardown));
        assertEquals(null, works.at(9));
        assertEquals(function, works.at(10));
        assertEquals(teardown, works.at(25));
        assertEquals(function, works.at(35));
        assertEquals(later, works.at(50));
        assertEquals(function, works.at(100));
        assertEquals(null, works.at(101));
    }

    @Test
    void whatHasNotEndedGoesOn() {
        WorkHistory function = work(10, ProcessHistory.UNKNOWN);
        assertEquals(function, new ThreadWork(List.of(work(20, 30), function)).at(1_000));
    }

    /** The rule of {@link #itIsTheInnermostThatCoversTheTime} for nested spans at random. */
    @Test
    void itIsTheLastBegunOfThoseThatCoverTheTime() {
        long seed = Long.getLong("goprocess.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<WorkHistory> all = new ArrayList<>();
            nest(random, 1, END, all);
            Collections.shuffle(all, random);
            ThreadWork works = new ThreadWork(all);
            for (long time = 0; time <= END; time++) {
                assertEquals(
                        lastBegun(all, time),
                        works.at(time),
                        "-Dgoprocess.seed=" + seed + " round " + round);
            }
        }
    }

    /** Every begin and every end is a moment of its own. */
    private void nest(Random random, int from, int until, List<WorkHistory> all) {
        int at = from;
        while (at + 2 < until) {
            int end = at + 2 + random.nextInt(until - at - 2);
            all.add(work(at, end));
            nest(random, at + 1, end - 1, all);
            at = end + 1 + random.nextInt(5);
        }
    }

    private static WorkHistory lastBegun(List<WorkHistory> all, long time) {
        WorkHistory found = null;
        for (WorkHistory work : all) {
            if (work.covers(time) && (found == null || found.startedAt() < work.startedAt())) {
                found = work;
            }
        }
        return found;
    }
}
