package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Random hangs with a known culprit among healthy neighbours, diagnosed live and from a dump.
 * Nothing that is called certain is wrong, and the culprit is named first.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed; {@code -Dgoprocess.hangs=10000} tries as
 * many, and prints how many of each kind were named first.
 */
@NothingLeftOpen
class RandomHangsTest {
    private static final int HANGS = Integer.getInteger("goprocess.hangs", 300);

    /** So many hang at once, and are found in one dump. */
    private static final int IN_ONE_DUMP = 100;

    private final Map<RandomHang.Kind, Integer> tried = new EnumMap<>(RandomHang.Kind.class);
    private final Map<RandomHang.Kind, Integer> named = new EnumMap<>(RandomHang.Kind.class);

    @Test
    void theCulpritIsNamedFirstAndNothingCertainIsWrong() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("RandomHangsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int first = 0; first < HANGS; first += IN_ONE_DUMP) {
            List<RandomHang> hangs = new ArrayList<>();
            try (Flight flight = Flight.begun()) {
                for (int i = first; i < Math.min(HANGS, first + IN_ONE_DUMP); i++) {
                    RandomHang hang = new RandomHang(new Random(seeds.nextLong()), i);
                    hangs.add(hang);
                    hang.begin();
                    diagnose(hang, "seed " + seed + ", hang " + i + ", " + hang.kind);
                }
                diagnoseFromDump(flight.read(), hangs, "seed " + seed);
            } finally {
                hangs.forEach(RandomHang::close);
            }
        }
        System.out.println("Named first in a dump: " + named + " of " + tried);
        for (RandomHang.Kind kind : tried.keySet()) {
            int missed = tried.get(kind) - named.getOrDefault(kind, 0);
            assertTrue(
                    missed <= tried.get(kind) / 100,
                    () -> kind + " was not named first: " + missed);
        }
    }

    /** Nothing of the last look moves any more, so a dump shows it too. */
    private static void diagnose(RandomHang hang, String where) {
        Closing.await(
                () -> {
                    ProcessGraph graph = ProcessGraph.capture(hang.root);
                    assertCertain(hang, graph.diagnose(), where);
                    return hang.isSettledIn(graph) && isNamedFirst(hang, graph.diagnose());
                });
    }

    private void diagnoseFromDump(
            ProcessRecording recording, List<RandomHang> hangs, String where) {
        ProcessGraph graph = recording.graphAt(recording.end());
        for (RandomHang hang : hangs) {
            Diagnosis diagnosis = graph.filter(hang.filter()).diagnose();
            assertCertain(hang, diagnosis, where + ", from a dump, " + hang.kind);
            tried.merge(hang.kind, 1, Integer::sum);
            if (isNamedFirst(hang, diagnosis)) {
                named.merge(hang.kind, 1, Integer::sum);
            }
            assertFalse(
                    diagnosis.toString().startsWith("Nothing "),
                    () -> where + ", " + hang.kind + ": " + diagnosis);
        }
    }

    private static void assertCertain(RandomHang hang, Diagnosis diagnosis, String where) {
        for (Finding finding : Found.certain(diagnosis)) {
            assertEquals(hang.kind.expected, finding.getClass(), () -> where + diagnosis);
            assertTrue(hang.isCulprit(finding.culprit()), () -> where + diagnosis);
        }
    }

    private static boolean isNamedFirst(RandomHang hang, Diagnosis diagnosis) {
        return !diagnosis.findings().isEmpty()
                && hang.isCulprit(diagnosis.findings().getFirst().culprit())
                && diagnosis.findings().getFirst().getClass() == hang.kind.expected;
    }
}
