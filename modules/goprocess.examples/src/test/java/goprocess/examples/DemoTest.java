package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the demo shows, and what it leaves on disk. */
class DemoTest {
    @TempDir static Path directory;
    private static Path written;
    private static DemoJvm demo;

    /** One worker, so that the order is one; a path that has no dot; a directory with a blank. */
    @BeforeAll
    static void run() throws Exception {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Files.createSymbolicLink(tools.resolve("sh"), Path.of("/bin/sh"));
        written = directory.resolve("with space");
        demo =
                DemoJvm.run(
                        directory,
                        Map.of("PATH", tools.toString()),
                        "--orders=50",
                        "--workers=1",
                        "--dir=" + written);
    }

    @Test
    void everyAcceptedOrderIsInTheDatabaseAfterTerm() {
        assertEquals("", demo.err());
        assertEquals(0, demo.exitCode());
        assertTrue(demo.line("checked").endsWith("every one is in the database"));
    }

    @Test
    void processesArePrintedInTheOrderInWhichTheyClose() {
        List<String> names =
                demo.out().stream()
                        .filter(line -> line.matches(" *[\\d,]+\\.\\d   [a-z].*"))
                        .map(line -> line.strip().split(" +")[1])
                        .toList();
        assertEquals(
                List.of("http", "queue", "worker-1", "report", "pool", "database", "orders"),
                names.subList(0, names.size() - 1));
    }

    @Test
    void theRecordingHoldsTheWholeTeardown() throws IOException {
        ProcessRecording recording = ProcessRecording.open(written.resolve("demo.jfr"));
        Shutdown shutdown = recording.shutdown().orElseThrow();
        assertTrue(recording.isComplete());
        assertTrue(shutdown.finished());
        List<String> closed =
                shutdown.timeline().stream().map(close -> close.process().name()).toList();
        assertTrue(
                closed.containsAll(
                        List.of("orders", "database", "pool", "report", "worker-1", "queue")),
                closed::toString);
    }

    @Test
    void theTimelineAndTheCriticalPathArePrinted() {
        assertTrue(demo.out().stream().anyMatch(line -> line.matches(" +began .* process")));
        assertTrue(demo.line("Critical path").matches("Critical path, [\\d.]+ m?s:"));
        // The service waits for both of them, and names the one that closed last.
        String last = ".* %  (database #3: its teardown|http-patience #\\d+: its function)";
        assertTrue(demo.out().stream().anyMatch(line -> line.matches(last)), demo::toString);
    }

    @Test
    void theGraphBeforeTheCloseHasTheWholeService() throws IOException {
        String dot = Files.readString(written.resolve("before.dot"));
        for (String name : List.of("orders", "database", "pool", "queue", "worker-1", "http")) {
            Pattern running = Pattern.compile("\"" + name + " #\\d+\\\\nRUNNING\"");
            assertTrue(running.matcher(dot).find(), name + " in " + dot);
        }
        assertTrue(Files.readString(written.resolve("before.json")).contains("worker-1"));
    }

    @Test
    void nothingIsOpenAfterTheClose() throws IOException {
        String dot = Files.readString(written.resolve("after.dot"));
        assertTrue(dot.contains("No process is open."), dot);
        String json = Files.readString(written.resolve("after.json"));
        assertTrue(json.contains("\"processes\":[]"), json);
    }

    @Test
    void withoutGraphvizItSaysWhatToInstall() {
        assertTrue(demo.out().stream().anyMatch(line -> line.contains("install Graphviz")));
        assertFalse(Files.exists(written.resolve("before.svg")));
    }
}
