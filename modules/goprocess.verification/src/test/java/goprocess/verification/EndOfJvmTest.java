package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Application;
import goprocess.verification.child.Exits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** An application's teardowns run however its JVM ends, and the exit status tells how it ended. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class EndOfJvmTest {
    private static final List<String> FLUSHED = List.of("db begins to end", "db has ended");

    /** What follows a close took longer than a second, and was not waited for. */
    private static final String LATE = "late";

    private static void assertFlushed(List<String> lines) {
        // What the JVM writes of an exception in main may stand on the same line.
        List<String> seen =
                lines.stream().flatMap(line -> FLUSHED.stream().filter(line::contains)).toList();
        assertEquals(FLUSHED, seen, lines::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "main throws, 1",
        "main exits, 7",
        "main exits during a close, 7",
        "main exits after a close, 7",
        "main closes, 0",
        "a thread closes, 0",
        "a virtual thread closes, 0",
        "a teardown fails, 1",
        "a part fails, 1",
        "a part exits, 7",
        "a teardown exits, 7",
        "others keep threads, 0",
        "a callback hangs, 0"
    })
    void whatWasOpenedIsFlushedAndTheStatusTells(String how, int status) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, how)) {
            List<String> lines = jvm.allLines();
            assertFlushed(lines);
            int seen = jvm.exitCode();
            assertTrue(
                    seen == status || (seen == 0 && lines.contains(LATE)),
                    () -> seen + " " + lines);
        }
    }

    @ParameterizedTest
    @CsvSource({"main returns, INT, 130", "others keep threads and main returns, TERM, 143"})
    void aReturnOfMainClosesNothingAndASignalDoes(String how, String signal, int status)
            throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, how)) {
            jvm.awaitLine("ready");

            jvm.signal(signal);

            assertFlushed(jvm.allLines());
            assertEquals(status, jvm.exitCode());
        }
    }

    /** Within a second of the close; the test would never end if it waited for main. */
    @Test
    void aSignalDuringAStartUpThatBlocksEndsTheJvm() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, "start-up blocks")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            assertFlushed(jvm.allLines());
            assertEquals(143, jvm.exitCode());
        }
    }

    /** A start-up that is told to stop has not failed. */
    @Test
    void aSignalDuringAStartUpThatThenIsRefusedIsNoFailure() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, "main opens more")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            List<String> lines = jvm.allLines();
            assertFlushed(lines);
            assertTrue(lines.toString().contains("RefusedException"), lines::toString);
            assertEquals(143, jvm.exitCode());
        }
    }

    /** The JVM does not end at the very moment at which the application is closed. */
    @Test
    void aSignalBetweenTheCloseAndTheExitHidesNoFailure() throws Exception {
        String how = "a teardown fails and main goes on";
        try (ChildJvm jvm = LibraryJvm.start(Application.class, how)) {
            jvm.awaitLine("closed");

            try {
                jvm.signal("TERM");
            } catch (AssertionError e) {
                // A second has gone by, and the JVM as well.
            }

            jvm.allLines();
            assertEquals(1, jvm.exitCode());
        }
    }

    @Test
    void theCallbacksOfItsEndReturnBeforeTheJvmEnds() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, "a callback says so")) {
            List<String> lines = jvm.allLines();
            assertTrue(
                    lines.contains("callback has ended") || lines.contains(LATE), lines::toString);
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void aStuckFunctionIsNamedAndGivenUpAtFourFifthsOfTheTimeout() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, "a function is stuck", "PT0.5S")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            List<String> lines = jvm.allLines();
            assertFlushed(lines);
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.contains("did not close within 400 ms"))
                            .filter(line -> line.contains("stuck #"))
                            .distinct()
                            .count(),
                    lines::toString);
            assertEquals(1, jvm.exitCode());
        }
    }

    /** It gives up nothing, as an application does; the hook does not wait a second time. */
    @Test
    void exitWhenClosedEndsTheJvmAtTheEndOfItsTimeout() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exits.class, "hangs", "PT0.5S")) {
            List<String> lines = jvm.allLines();

            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.contains("did not close within 500 ms"))
                            .map(line -> line.substring(line.indexOf("svc #")))
                            .distinct()
                            .count(),
                    lines::toString);
            assertFalse(lines.toString().contains("given up"), lines::toString);
            assertEquals(1, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"finishes, none, 0", "finishes, P1D, 0", "fails, none, 1", "fails, P1D, 1"})
    void exitWhenClosedAloneEndsTheJvmWithTheStatusOfItsProcess(
            String how, String timeout, int status) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exits.class, how, timeout)) {
            assertTrue(jvm.allLines().contains("teardown"));
            assertEquals(status, jvm.exitCode());
        }
    }

    @Test
    void aSecondApplicationIsRefusedByNameWhileTheFirstIsOpen() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Application.class, "a second application")) {
            List<String> lines = jvm.allLines();

            assertTrue(lines.get(0).startsWith("second #"), lines::toString);
            assertTrue(lines.get(0).contains("app #"), lines::toString);
            assertFlushed(lines);
            assertEquals(0, jvm.exitCode());
        }
    }

    /** Otherwise it would have ended a second after the close. */
    @Test
    void whereExitIsOffTheJvmGoesOnAndAnotherApplicationMayFollow() throws Exception {
        List<String> off = List.of("-Dgoprocess.exit=off");
        try (ChildJvm jvm = LibraryJvm.start(off, List.of(), Application.class, "main goes on")) {
            jvm.awaitLine("ready");
            assertEquals(0, jvm.exitCode());
        }
    }
}
