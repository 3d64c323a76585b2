package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The demo with a worker that ignores closing. */
class DemoHangTest {
    @TempDir static Path directory;
    private static DemoJvm demo;

    @BeforeAll
    static void run() throws Exception {
        demo = DemoJvm.run(directory, Map.of(), "--hang", "--orders=50", "--dir=" + directory);
    }

    @Test
    void theDiagnosisNamesTheWorkerThatIgnoresClosing() {
        String culprit = demo.line("worker-");
        assertTrue(
                culprit.matches(
                        "worker-\\d #\\d+ holds the close of process-1 #1: its function, at"
                                + " .*"),
                culprit);
    }

    @Test
    void theDiagnosisHasTheLineAtWhichItIs() {
        String charge = "SilentProvider.charge(SilentProvider.java:";
        assertTrue(demo.out().stream().anyMatch(line -> line.contains(charge)), demo::toString);
    }

    @Test
    void theGraphDuringTheCloseNamesItToo() throws IOException {
        String dot = Files.readString(directory.resolve("during.dot"));
        assertTrue(dot.contains(demo.line("worker-").split(": ")[0]), dot);
        assertTrue(dot.contains("SilentProvider.charge"), dot);
    }

    @Test
    void thatGraphIsDrawnWhereGraphvizIsInstalled() throws IOException {
        Path picture = directory.resolve("during.svg");
        assumeTrue(
                Files.exists(picture) || System.getenv("CI") != null, "Graphviz is not installed");
        assertTrue(Files.readString(picture).contains("SilentProvider.charge"));
        assertTrue(demo.line("         during").startsWith("         during.dot .json .svg "));
    }

    @Test
    void everyAcceptedOrderIsStoredOnceTheWorkerGoesOn() {
        assertEquals("", demo.err());
        assertEquals(0, demo.exitCode());
        assertTrue(demo.line("checked").endsWith("every one is in the database"));
    }
}
