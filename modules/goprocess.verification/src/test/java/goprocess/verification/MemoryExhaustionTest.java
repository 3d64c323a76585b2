package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.spi.ProcessListener;
import goprocess.verification.child.memory.Endings;
import goprocess.verification.child.memory.EndsWithoutMemory;
import goprocess.verification.child.memory.Exhausted;
import goprocess.verification.child.memory.SilentListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code OutOfMemoryError} at every place where the library asks for memory: whatever a call found
 * no memory for, everything still closes, and each teardown runs once.
 */
class MemoryExhaustionTest {
    /** A heap that is quickly full, and from which nothing is held back. */
    private static final List<String> SMALL_HEAP =
            List.of(
                    "-Xmx6m",
                    "-XX:-UseTLAB",
                    "-XX:MarkSweepAlwaysCompactCount=1",
                    "-XX:MarkSweepDeadRatio=0");

    @TempDir private Path folder;

    @Test
    void whereverMemoryEndsEverythingStillCloses() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(SMALL_HEAP, List.of(), Exhausted.class, "4")) {
            assertAllClosed(jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void withAListenerToo() throws Exception {
        List<Path> listener = List.of(folderWithListener());
        try (ChildJvm jvm = LibraryJvm.start(SMALL_HEAP, listener, Exhausted.class, "8")) {
            assertAllClosed(jvm.allLines());
            assertEquals(0, jvm.exitCode());
        }
    }

    @Test
    void functionsThatEndWithoutMemoryStillClose() throws Exception {
        try (ChildJvm jvm = LibraryJvm.start(SMALL_HEAP, List.of(), Endings.class)) {
            List<String> lines = jvm.allLines();
            assertTrue(lines.contains("all closed"), lines::toString);
            assertEquals(0, jvm.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, 0", "signals, 0", "application, 1", "teardown, 0", "exit, 7"})
    void aServiceWhoseMemoryEndsAtItsCloseEndsAsUsual(String where, int status) throws Exception {
        try (ChildJvm jvm =
                LibraryJvm.start(SMALL_HEAP, List.of(), EndsWithoutMemory.class, where)) {
            List<String> lines = jvm.allLines();
            assertTrue(lines.contains("torn down"), lines::toString);
            assertEquals(status, jvm.exitCode());
        }
    }

    private Path folderWithListener() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(ProcessListener.class.getName()), SilentListener.class.getName());
        return folder;
    }

    private static void assertAllClosed(List<String> lines) {
        // Not the last line: what the log has to say of it may come later.
        assertTrue(lines.contains("all closed"), lines::toString);
        // Else memory never ended, and this has shown nothing.
        assertTrue(lines.stream().anyMatch(line -> line.matches("GO ended in [1-9][0-9]* errors")));
    }
}
