package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Deadlocks in a JVM of their own, as nothing ends them; and how they read. */
class DeadlockedTest {
    private static List<String> lines;

    @BeforeAll
    static void run() throws Exception {
        lines = ChildJvm.run(Deadlocked.class, List.of());
    }

    /** Fails unless these expressions match lines that follow each other. */
    private static void assertLines(String... expressions) {
        int line = 0;
        while (line < lines.size() && !lines.get(line).matches(expressions[0])) {
            line++;
        }
        for (String expression : expressions) {
            assertTrue(
                    line < lines.size() && lines.get(line).matches(expression),
                    () -> expression + " in\n" + String.join("\n", lines));
            line++;
        }
    }

    @Test
    void aWaitThatBecomesACircleOnlyLaterIsToldByCulpritChainAndStack() {
        assertLines(
                "worker #3 can never close: its function waits for other #2, which waits for app"
                        + " #1, which waits for worker #3, at"
                        + " Deadlocked\\..*\\(Deadlocked.java:\\d+\\), thread worker, for .*",
                "    other #2 CLOSING for .* \\(close was called, by thread main\\)",
                "    -> waits for app #1 CLOSING for .* \\(closed by a parent, by thread main\\)",
                "    -> waits for worker #3 CLOSING for .* \\(closed by a parent, .*\\)",
                "    -> whose function waits for other #2 CLOSING for .*",
                "  Its function is on thread \"worker\", tid \\d+, WAITING:",
                "    \\.\\.\\. \\d+ frames of the JDK and the library");
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("Deadlocked.java:")),
                lines::toString);
    }

    @Test
    void aFunctionThatWaitsForTheBackgroundIsToldSo() {
        assertLines(
                "sleeper #5 can never close: its function waits for background\\(\\), which never"
                    + " does, at Deadlocked\\..*\\(Deadlocked.java:\\d+\\), thread sleeper, for .*",
                "    app #4 CLOSING for .*",
                "    -> waits for sleeper #5 CLOSING for .*",
                "    -> whose function waits for background #0 RUNNING",
                "  Its function is on thread \"sleeper\", tid \\d+, WAITING:",
                "    \\.\\.\\. \\d+ frames of the JDK and the library");
    }
}
