package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.listener.child.FirstProcess;
import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the first process of a JVM waits for: the classes that its thread loads. */
class FirstProcessTest {
    /** Lambdas take longer than a class. The bean and the socket come on another thread. */
    private static final String NEVER =
            "goprocess\\.debug\\..*\\$\\$Lambda.*"
                    + "|goprocess\\.debug\\.(graph|jmx|diagnosis|render|event)\\..*"
                    + "|goprocess\\.debug\\.socket\\.GraphSocket"
                    + "|javax\\.management\\..*";

    /** Needed for a close that takes time. */
    private static final String FOR_A_LONG_CLOSE = "goprocess\\.debug\\.stall\\.StallWatch";

    /** A line of the log is "[4711] goprocess.debug.cycle.CycleWatch source: file:...". */
    private static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    @Test
    void itLoadsNothingThatComesLater() throws Exception {
        assertEquals(List.of(), loadedByOpener(NEVER + "|" + FOR_A_LONG_CLOSE));
    }

    /** Its close takes time, so it is watched, and there is no recording. */
    @Test
    void withATeardownItLoadsTheWatchAndNothingElse() throws Exception {
        assertEquals(List.of(), loadedByOpener(NEVER, "teardown"));
    }

    private static List<String> loadedByOpener(String pattern, String... arguments)
            throws Exception {
        List<String> lines =
                ChildJvm.run(
                        FirstProcess.class, List.of("-Xlog:class+load=info:stdout:tid"), arguments);
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
        return lines.stream()
                .map(FirstProcessTest::words)
                .filter(words -> words.length > 1 && words[0].equals(opener))
                .map(words -> words[1])
                .filter(name -> name.matches(pattern))
                .filter(name -> !name.startsWith(FirstProcess.class.getName()))
                .toList();
    }
}
