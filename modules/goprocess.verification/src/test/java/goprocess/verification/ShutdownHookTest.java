package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Hooked;
import goprocess.verification.child.Late;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/** {@code withShutdownHook}, proven on JVMs that end in every way. */
class ShutdownHookTest {
    private static final List<String> WHOLE_SHUTDOWN =
            List.of("ready", "teardown", "app begins to end", "app has ended");

    /** The time may be over before its teardown begins. */
    private static final String TOO_LONG =
            "WARNING: .* did not close within 200 ms .*(in its teardown|about to close).*";

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
    void theTeardownFinishesWhenASignalEndsTheJvm(String signal, int exitCode) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, "P1D", "finishes", "waits")) {
            jvm.awaitLine("ready");

            jvm.signal(signal);

            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
            assertEquals(exitCode, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
    void theTeardownFinishesThoughTheSignalComesTwice(String signal) throws Exception {
        String how = "finishes when told"; // else the JVM might end before the second one
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, "P1D", how, "waits")) {
            jvm.awaitLine("ready");
            jvm.signal(signal);
            jvm.awaitLine("teardown");

            jvm.signal(signal);
            jvm.tell("go on");

            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
        }
    }

    @Test
    void theTeardownFinishesWhenMainReturns() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, "P1D", "finishes", "returns")) {
            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void theTeardownFinishesWhenTheApplicationExits() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, "P1D", "finishes", "exits")) {
            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
            assertEquals(3, jvm.exitCode());
        }
    }

    @Test
    void theHookWaitsNoLongerThanItsTimeout() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, "PT0.2S", "hangs", "exits")) {
            List<String> lines = jvm.allLines();
            assertTrue(
                    lines.stream()
                            .anyMatch(
                                    line ->
                                            line.matches(TOO_LONG)
                                                    || line.contains(Hooked.NOT_BEGUN)),
                    lines::toString);
            assertBegins(lines);
            assertEquals(3, jvm.exitCode());
        }
    }

    /** The hook ends without that only if it takes longer than a second. */
    private static void assertBegins(List<String> lines) {
        assertTrue(lines.contains("the close has begun"), lines::toString);
        assertFalse(lines.contains("given up too early"), lines::toString);
    }

    @Test
    void aTimeoutBeyondTheClockIsForever() throws Exception {
        String forever = Duration.ofSeconds(Long.MAX_VALUE).toString();
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, forever, "finishes", "returns")) {
            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void aTimeoutOfNoughtDoesNotWait(String timeout) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Hooked.class, timeout, "hangs", "exits")) {
            assertBegins(jvm.allLines());
            assertEquals(3, jvm.exitCode());
        }
    }

    @Test
    void itIsRefusedWhenTheJvmIsShuttingDownAlready() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Late.class)) {
            assertEquals(List.of("refused"), jvm.allLines());
        }
    }

    @Test
    void itsProcessCanBeClosedBefore() {
        GoProcess p = GoProcesses.withShutdownHook(Duration.ofDays(1));

        p.close();

        assertEquals(State.CLOSED, p.state());
    }
}
