package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A live graph of a million processes that changes while it is captured. */
class MillionTest {
    /** Enough for the processes and the graph of them; not for the graph as text, too. */
    private static final List<String> SMALL_HEAP =
            List.of("-Xmx384m", "-Xmn48m", "-XX:+ExitOnOutOfMemoryError");

    @Test
    void itIsWrittenOnAHeapThatHasNoRoomForTheFile() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        List<String> said = ChildJvm.run(Million.class, SMALL_HEAP, Long.toString(seed));
        String context = "-Dgoprocess.seed=" + seed + ": " + String.join("\n", said);
        assertEquals(1, said.size(), context);
        String[] numbers = said.get(0).split(" ");
        assertEquals(4, numbers.length, context);
        assertTrue(Integer.parseInt(numbers[0]) >= 1_001_001, context);
        assertTrue(Long.parseLong(numbers[1]) > Long.parseLong(numbers[2]), context);
        assertTrue(Integer.parseInt(numbers[3]) > 0, context);
    }
}
