package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Exiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * A teardown or a function that calls {@code System.exit}, which does not return: nothing that
 * waits for it is torn down any more, and the JVM ends with its code, after its hooks.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class ExitInUserCodeTest {
    private static final List<String> WHOLE_LIFE = List.of("ready", "exits", "hook");

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function"})
    void whileMainClosesTheJvmEnds(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "none", "closes")) {
            assertEquals(WHOLE_LIFE, jvm.allLines());
            assertEquals(7, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function"})
    void afterASignalTheJvmEnds(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "none", "waits")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            assertEquals(WHOLE_LIFE, jvm.allLines());
            assertEquals(7, jvm.exitCode());
        }
    }

    /**
     * The work waits for the hook, and the hook would wait for the work: so the hook gives up on
     * it, and what is above it is torn down. The log names who exits.
     */
    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function"})
    void withAShutdownHookWhatExitsIsGivenUp(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "PT0.2S", "closes")) {
            List<String> lines = jvm.allLines();

            assertEquals(WHOLE_LIFE, lines.stream().filter(WHOLE_LIFE::contains).toList());
            assertEquals(
                    1,
                    // The same on System.err as well: then java.util.logging may be mute.
                    lines.stream()
                            .filter(
                                    line ->
                                            line.contains("of exiting #")
                                                    && line.contains(" is given up"))
                            .map(line -> line.substring(line.indexOf("The ")))
                            .distinct()
                            .count(),
                    lines::toString);
            assertEquals(7, jvm.exitCode());
        }
    }

    /**
     * A second {@code exit}, while the JVM shuts down, blocks as the JDK has it; the code is
     * TERM's.
     */
    @Test
    void inAShutdownThatASignalBeganTheJvmEndsAfterTheTimeout() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, "teardown", "PT0.2S", "waits")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            jvm.awaitLine("exits");
            assertEquals(143, jvm.exitCode());
        }
    }
}
