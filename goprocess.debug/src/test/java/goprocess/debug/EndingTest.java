package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What a diagnosis says while the JVM of a program ends, or should. */
class EndingTest {
    private static final String TOLD = "TOLD ";

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(TOLD))
                .map(line -> line.substring(TOLD.length()))
                .toList();
    }

    private static void assertMatches(String expected, String line, List<String> lines) {
        assertTrue(FirstLine.matches(expected, line), () -> String.join("\n", lines));
    }

    @Test
    void aTeardownThatExitsIsNamedThoughItsHookHasGivenItUp() throws Exception {
        List<String> lines = ChildJvm.run(Ending.class, List.of(), "a teardown exits");
        assertMatches(
                "db #2 was given up: its work still runs, at Ending.LINE, thread main, for AGE",
                told(lines).getFirst(),
                lines);
    }

    /** That nobody closes it is no finding: the hook may be what closes it next. */
    @Test
    void aHookThatWaitsForAProcessThatNobodyClosesIsNamed() throws Exception {
        List<String> lines = ChildJvm.run(Ending.class, List.of(), "a hook waits for a process");
        List<String> told = told(lines);
        assertEquals(2, told.size(), () -> String.join("\n", lines));
        assertEquals("Nothing is closing.", told.get(0));
        assertMatches(
                "  process-1 #1 is waited for, thread log-hook, and runs, for AGE.",
                told.get(1),
                lines);
    }

    /** The JVM ends in spite of the callback, and waits for the hook though all is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"a hook waits after the close", "a callback of closed waits"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
    void onceAllIsClosedNothingIsSaidToHoldIt(String what) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(JvmCommand.of(ChildJvm.SMALL, Ending.class, what))) {
            jvm.awaitLine("ready");
            jvm.signal("TERM");
            List<String> lines = jvm.allLines();
            assertEquals(
                    List.of("Nothing is closing."), told(lines), () -> String.join("\n", lines));
        }
    }
}
