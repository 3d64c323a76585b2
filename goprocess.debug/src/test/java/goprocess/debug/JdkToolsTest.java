package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.listener.Flight;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The JDK's own tools say of a recording that is dumped while things hang what the live diagnosis
 * says of the same moment: {@code jfr print} the processes of each chain with their states, what
 * they are at, on which thread, where, and who waits for whom; {@code jfr view} the processes with
 * their states. Nothing of this library reads the file.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed; {@code -Dgoprocess.printedHangs=N} is how
 * many hang.
 */
@NothingLeftOpen
class JdkToolsTest {
    private static final int HANGS = Integer.getInteger("goprocess.printedHangs", 40);

    /** So many threads have a stack in a snapshot, and so many hang in one recording. */
    private static final int IN_ONE_RECORDING = 40;

    @Test
    void theyAgreeWithTheLiveDiagnosis() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("JdkToolsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int first = 0; first < HANGS; first += IN_ONE_RECORDING) {
            List<RandomHang> hangs = new ArrayList<>();
            try (Flight flight = Flight.begun()) {
                for (int i = first; i < Math.min(HANGS, first + IN_ONE_RECORDING); i++) {
                    RandomHang hang = new RandomHang(new Random(seeds.nextLong()), i);
                    hangs.add(hang);
                    hang.begin();
                    Closing.await(hang::isSettled);
                }
                List<ProcessGraph> live =
                        hangs.stream().map(hang -> ProcessGraph.capture(hang.root)).toList();
                Path file = flight.file();
                Printed printed = Printed.by(file);
                for (int i = 0; i < hangs.size(); i++) {
                    assertAgrees(
                            live.get(i),
                            printed,
                            "seed " + seed + ", hang " + (first + i) + ", " + hangs.get(i).kind);
                }
            } finally {
                hangs.forEach(RandomHang::close);
            }
        }
    }

    private static void assertAgrees(ProcessGraph live, Printed printed, String where) {
        Finding finding = live.diagnose().findings().getFirst();
        JsonNode graph = new JsonMapper().readTree(live.toJson());
        for (ProcessRef ref : finding.chain()) {
            JsonNode process = node(graph, ref.id());
            Set<String> told = told(process);
            assertEquals(told, printed.of(ref.id()), where + ", " + ref);
            assertTrue(
                    printed.isInView(ref, process.get("state").asString()),
                    () -> where + ", " + ref + " in\n" + printed.view());
        }
        for (int i = 1; i < finding.chain().size(); i++) {
            ProcessRef from = finding.chain().get(i - 1);
            ProcessRef to = finding.chain().get(i);
            assertTrue(printed.waits(from, to), () -> where + ", " + from + " for " + to);
        }
    }

    private static JsonNode node(JsonNode graph, long id) {
        for (JsonNode process : graph.get("processes")) {
            if (process.get("id").asLong() == id) {
                return process;
            }
        }
        throw new AssertionError("no #" + id);
    }

    private static Set<String> told(JsonNode process) {
        Set<String> told = new LinkedHashSet<>();
        told.add(process.get("name").asString() + " " + process.get("state").asString());
        for (String role : List.of("function", "teardown", "callback")) {
            JsonNode work = process.get(role);
            if (work != null && work.has("tid")) {
                StringBuilder text = new StringBuilder(role + " on " + work.get("tid").asLong());
                text.append(work.get("started").asBoolean() ? ", " : ", not begun, ");
                text.append(work.get("threadState").asString());
                work.get("stack").forEach(frame -> text.append('\n').append(frame.asString()));
                told.add(text.toString());
            }
        }
        return told;
    }
}
