package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Random hangs with a known culprit among healthy neighbours. Nothing that is called certain is
 * wrong, and the culprit is named first.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed; {@code -Dgoprocess.hangs=10000} tries as
 * many.
 */
class RandomHangsTest {
    private static final int HANGS = Integer.getInteger("goprocess.hangs", 300);

    @Test
    void theCulpritIsNamedFirstAndNothingCertainIsWrong() throws InterruptedException {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("RandomHangsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int i = 0; i < HANGS; i++) {
            try (RandomHang hang = new RandomHang(new Random(seeds.nextLong()))) {
                hang.begin();
                String where = "seed " + seed + ", hang " + i + ", " + hang.kind;
                diagnose(hang, where);
            }
        }
    }

    /**
     * Neighbours are on their way down for a moment: the last of the looks is the one that counts.
     */
    private static void diagnose(RandomHang hang, String where) {
        Closing.await(
                () -> {
                    Diagnosis diagnosis = ProcessGraph.capture(hang.root).diagnose();
                    for (Finding finding : Found.certain(diagnosis)) {
                        assertEquals(
                                hang.kind.expected, finding.getClass(), () -> where + diagnosis);
                    }
                    return diagnosis.findings().size() == 1
                            && diagnosis.findings().get(0).getClass() == hang.kind.expected
                            && hang.isCulprit(diagnosis.findings().get(0).culprit());
                });
    }
}
