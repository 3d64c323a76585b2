package goprocess.debug;

import goprocess.debug.listener.Flight;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A recording that is dumped while something hangs says what the live diagnosis of that moment
 * says: culprits, chains, threads and lines. Half of the recordings begin when all is there.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed.
 */
@NothingLeftOpen
class RecordedHangsTest {
    private static final int HANGS = Integer.getInteger("goprocess.recordedHangs", 60);

    @Test
    void aRandomHangIsToldAsItIsLive() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("RecordedHangsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int i = 0; i < HANGS; i++) {
            Random random = new Random(seeds.nextLong());
            boolean fromTheStart = random.nextBoolean();
            try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                    RandomHang hang = new RandomHang(random, i)) {
                hang.begin();
                Closing.await(hang::isSettled);
                if (!fromTheStart) {
                    flight.recording().start();
                }
                String where =
                        "seed " + seed + ", hang " + i + ", " + hang.kind + ", " + fromTheStart;
                LiveAndRecorded.assertAgree(flight, hang.root.id(), where);
                LiveAndRecorded.assertSaysTheSame(flight, hang.filter(), where);
            }
        }
    }
}
