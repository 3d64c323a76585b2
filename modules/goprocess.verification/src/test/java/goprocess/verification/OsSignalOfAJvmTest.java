package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Idle;
import goprocess.verification.child.Patient;
import goprocess.verification.child.Service;
import goprocess.verification.child.Stubborn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** {@code withSignals}, proven on JVMs that get real signals. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class OsSignalOfAJvmTest {
    /** The lines of a whole shutdown: everything in order, and before the JVM's own hooks. */
    private static final List<String> WHOLE_SHUTDOWN =
            List.of(
                    "ready",
                    "db begins to end",
                    "db has ended",
                    "server has ended",
                    "http begins to end",
                    "http has ended",
                    "app begins to end",
                    "app has ended",
                    "hook");

    private static final String WARNING = " does not get [TERM]";

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void everyTeardownFinishesThoughNoOtherThreadKeepsTheJvmAlive(String signal) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Service.class, "TERM", "INT", "HUP")) {
            jvm.awaitLine("ready");

            jvm.signal(signal);

            assertEquals(WHOLE_SHUTDOWN, jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    /** A shell starts a background job so. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere env cannot ignore a signal")
    void aSignalThatIsIgnoredFromTheStartClosesNothingAndTheOthersDo() throws Exception {
        try (ChildJvm jvm =
                LibraryJvm.startByEnv("--ignore-signal=INT,TERM", Service.class, "TERM", "HUP")) {
            boolean ready = false;
            boolean warned = false; // the end of the JVM might not wait for it
            while (!ready || !warned) {
                String line = jvm.line();
                ready |= line.equals("ready");
                warned |= line.contains(WARNING);
            }

            jvm.signal("TERM");
            jvm.signal("INT");
            jvm.signal("HUP");

            List<String> lines = jvm.allLines();
            assertEquals(WHOLE_SHUTDOWN, lines.stream().filter(WHOLE_SHUTDOWN::contains).toList());
            // Printed twice if the JVM shuts down while it is written: then the log may be mute.
            assertEquals(
                    1,
                    lines.stream().filter(line -> line.contains(WARNING)).distinct().count(),
                    lines::toString);
            assertEquals(0, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aSecondSignalThatComesLaterKills(String signal, int exitCode) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Stubborn.class, "TERM", "INT", "HUP")) {
            jvm.awaitLine("ready");
            jvm.signal(signal);
            jvm.awaitLine("a second later");

            jvm.signal(signal);

            assertEquals(List.of("ready", "teardown", "a second later", "hook"), jvm.allLines());
            assertEquals(exitCode, jvm.exitCode());
        }
    }

    /** The system's default is reached through a shell; small images have no other command. */
    @Test
    void aSecondSignalKillsWhereThereIsNoCommandForIt() throws Exception {
        try (ChildJvm jvm = LibraryJvm.startByEnv("PATH=/nowhere", Stubborn.class, "ALRM")) {
            jvm.awaitLine("ready");
            jvm.signal("ALRM");
            jvm.awaitLine("a second later");

            jvm.signal("ALRM");

            assertEquals(128 + 14, jvm.exitCode());
        }
    }

    @Test
    void anotherOfItsSignalsKillsAsWell() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Stubborn.class, "TERM", "INT")) {
            jvm.awaitLine("ready");
            jvm.signal("TERM");
            jvm.awaitLine("a second later");

            jvm.signal("INT");

            assertEquals(130, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aShutdownHookDoesNotWaitWhereASecondSignalKills(String signal, int exitCode)
            throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Patient.class, "TERM", "INT", "HUP")) {
            jvm.awaitLine("ready");
            jvm.signal(signal);
            jvm.awaitLine("a second later");

            jvm.signal(signal);

            assertEquals(List.of("ready", "teardown", "a second later"), jvm.allLines());
            assertEquals(exitCode, jvm.exitCode());
        }
    }

    @Test
    void whereTheJvmLeavesItsSignalsToTheSystemTheRefusalSaysWhy() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(List.of("-Xrs"), List.of(), Idle.class)) {
            List<String> lines = jvm.allLines();

            assertTrue(lines.get(0).contains("TERM"), lines::toString);
            assertTrue(lines.get(0).contains("-Xrs"), lines::toString);
            assertEquals(1, jvm.exitCode());
        }
    }

    @Test
    void aSignalThatWasNotAskedForKillsAsAlways() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Service.class, "INT")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            assertFalse(jvm.allLines().contains("db begins to end"));
            assertEquals(143, jvm.exitCode());
        }
    }

    @Test
    void withoutASignalNoThreadOfTheLibraryKeepsTheJvmAlive() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Idle.class)) {
            assertEquals(List.of("main returns"), jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }
}
