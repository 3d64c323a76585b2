package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Exiting;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * A teardown, a function or a callback that calls {@code System.exit}, which does not return: the
 * JVM ends with its code, after its hooks. What waits for it is torn down if one of them is ours.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class ExitInUserCodeTest {
    private static final List<String> WHOLE_LIFE = List.of("ready", "exits", "hook");

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function", "callback"})
    void whileMainClosesTheJvmEnds(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "none", "closes")) {
            assertEquals(WHOLE_LIFE, jvm.allLines());
            assertEquals(7, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function", "callback"})
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
    @ValueSource(strings = {"teardown", "function", "callback"})
    void withAShutdownHookWhatExitsIsGivenUp(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "P1D", "closes")) {
            List<String> lines = jvm.allLines();

            assertEquals(WHOLE_LIFE, lines.stream().filter(WHOLE_LIFE::contains).toList());
            assertEquals(1, lines.stream().filter("torn down"::equals).count(), lines::toString);
            assertEquals(
                    1,
                    lines.stream()
                            .filter(
                                    line ->
                                            line.contains("of exiting #")
                                                    && line.contains(" is given up"))
                            .map(line -> line.substring(line.indexOf("of exiting #")))
                            .distinct()
                            .count(),
                    lines::toString);
            assertEquals(7, jvm.exitCode());
        }
    }

    /**
     * A second {@code exit}, while the JVM shuts down, blocks as the JDK has it. The hook gives up
     * on that as well, long before the end of its timeout; the code is TERM's.
     */
    @ParameterizedTest
    @ValueSource(strings = {"teardown", "function", "callback"})
    void inAShutdownThatASignalBeganWhatExitsIsGivenUp(String who) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(Exiting.class, who, "P1D", "waits")) {
            jvm.awaitLine("ready");

            jvm.signal("TERM");

            List<String> lines = jvm.allLines();
            assertTrue(lines.contains("torn down"), lines::toString);
            assertEquals(143, jvm.exitCode());
        }
    }
}
