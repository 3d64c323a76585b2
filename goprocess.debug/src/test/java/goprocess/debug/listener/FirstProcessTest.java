package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.listener.child.FirstProcess;
import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the first process of a JVM waits for: the classes that its thread loads. */
class FirstProcessTest {
    /**
     * Served by a thread that nobody waits for, or needed by a recording or a long close only; and
     * lambdas, which take longer than a class.
     */
    private static final String LATE =
            "goprocess\\.debug\\.(event|graph|jmx|diagnosis|render)\\..*"
                    + "|goprocess\\.debug\\.stall\\.StallWatch"
                    + "|goprocess\\.debug\\.socket\\.GraphSocket"
                    + "|goprocess\\.debug\\..*\\$\\$Lambda.*"
                    + "|javax\\.management\\..*";

    /** A line of the log is "[4711] goprocess.debug.cycle.CycleWatch source: file:...". */
    private static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    @Test
    void itLoadsNothingThatComesLater() throws Exception {
        List<String> lines =
                ChildJvm.run(FirstProcess.class, List.of("-Xlog:class+load=info:stdout:tid"));
        assertTrue(lines.contains("CLOSED"), lines::toString);
        String opener =
                lines.stream()
                        .filter(
                                line ->
                                        line.contains(
                                                " " + TransitionRecorder.class.getName() + " "))
                        .map(line -> words(line)[0])
                        .findFirst()
                        .orElseThrow();
        List<String> early =
                lines.stream()
                        .map(FirstProcessTest::words)
                        .filter(words -> words.length > 1 && words[0].equals(opener))
                        .map(words -> words[1])
                        .filter(name -> name.matches(LATE))
                        .toList();
        assertEquals(List.of(), early);
    }
}
