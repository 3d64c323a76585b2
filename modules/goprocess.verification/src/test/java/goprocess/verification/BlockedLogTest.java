package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.BlockedLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** A log that takes nothing any more, as a pipe that is full: nothing waits for it. */
class BlockedLogTest {
    @ParameterizedTest
    @ValueSource(strings = {"function", "teardown", "callback"})
    void holdsUpNoClose(String what) throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(BlockedLog.class, what)) {
            assertTrue(jvm.allLines().contains("closed"));
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void losesWhatIsTooMuchAndTellsHowMuch() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(BlockedLog.class, "flood")) {
            List<String> lines = jvm.allLines();

            assertTrue(lines.contains("written 10001"), lines::toString);
            assertTrue(lines.contains("lost 5000"), lines::toString);
        }
    }

    @Test
    void letsItsThreadGoWhenThereIsNothingToSay() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(BlockedLog.class, "idle")) {
            List<String> lines = jvm.allLines();

            assertTrue(lines.contains("its thread has ended"), lines::toString);
        }
    }
}
