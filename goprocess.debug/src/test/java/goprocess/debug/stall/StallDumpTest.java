package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Snapshot;

import jdk.jfr.Recording;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

@NothingLeftOpen
class StallDumpTest {
    @TempDir private Path temporary;

    private final CountDownLatch over = new CountDownLatch(1);
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        over.countDown();
        app.close();
    }

    /** The thread that dumps the recordings may still write to the folder, or log. */
    @BeforeEach
    @AfterEach
    void awaitRecordings() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("goprocess-stall-dump")) {
                thread.join();
            }
        }
    }

    private void write(StallDump dump) {
        app.go("worker", self -> over.await());
        write(dump, 1);
    }

    private static void write(StallDump dump, int times) {
        Snapshot graph = Capture.of(Capture.everything(), List::of, false);
        for (int i = 0; i < times; i++) {
            dump.write(graph, CulpritSearch.of(graph), "the worker");
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void graphAndDiagnosisAreWrittenForUsAlone() throws Exception {
        Path folder = temporary.resolve("dumps");
        write(new StallDump(folder));
        Path dump = in(folder).getFirst();
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(dump));
        assertEquals("the worker\n", Files.readString(dump.resolve("diagnosis.txt")));
        assertTrue(Files.readString(dump.resolve("graph.json")).contains("\"name\":\"worker\""));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(dump.resolve("graph.json")));
    }

    @Test
    void aSecondStallWritesBesideTheFirst() throws Exception {
        write(new StallDump(temporary), 1);
        Path first = in(temporary).getFirst().resolve("diagnosis.txt");
        Files.writeString(first, "mine");
        write(new StallDump(temporary), 1);
        assertEquals("mine", Files.readString(first));
        assertEquals(2, in(temporary).size());
    }

    @Test
    void aJvmThatStallsWithoutEndFillsNoDisk() throws Exception {
        write(new StallDump(temporary), 3 * StallDump.OF_ONE_JVM);
        assertEquals(StallDump.OF_ONE_JVM, in(temporary).size());
    }

    private List<String> warningsOf(int times) throws InterruptedException {
        return Warnings.during(
                () -> write(new StallDump(temporary), times),
                message ->
                        message.contains("no stall is dumped")
                                || message.contains(temporary.toString()));
    }

    @Test
    void whoStallsWithoutEndIsToldOnceThatNoMoreIsDumped() throws Exception {
        List<String> warnings = warningsOf(3 * StallDump.OF_ONE_JVM);
        assertEquals(List.of("From here on no stall is dumped: this JVM has written 10"), warnings);
    }

    @Test
    void aFullFolderIsSaidToBeFull() throws Exception {
        for (int i = 0; i < StallDump.IN_ONE_FOLDER; i++) {
            Files.createDirectory(temporary.resolve("stall-" + i + "-0-1"));
        }
        List<String> warnings = warningsOf(1);
        assertEquals(List.of("No dump of this stall: " + temporary + " holds 100"), warnings);
    }

    @Test
    void aGraphThatIsTooLargeIsSaidToBeLeftOut() throws Exception {
        write(new StallDump(temporary, 0), 1);
        Path dump = in(temporary).getFirst();
        assertFalse(Files.exists(dump.resolve("graph.json")));
        assertEquals(
                "The graph has more than 0 MB.\n",
                Files.readString(dump.resolve("graph.omitted.txt")));
    }

    @Test
    void jvmsThatAreRestartedWithoutEndFillNoDisk() throws Exception {
        for (int i = 0; i < StallDump.IN_ONE_FOLDER; i++) {
            Files.createDirectory(temporary.resolve("stall-" + i + "-0-1"));
        }
        write(new StallDump(temporary), 1);
        assertEquals(StallDump.IN_ONE_FOLDER, in(temporary).size());
    }

    @Test
    void aFolderThatCannotBeUsedHarmsNobody() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        write(new StallDump(file));
        assertEquals(0, Files.size(file));
    }

    @Test
    void recordingsThatAreTooLargeAreSaidToBeLeftOut() throws Exception {
        try (Recording recording = new Recording()) {
            recording.start();
            new RecordingDump(temporary, 0).run();
        }
        assertEquals(List.of(temporary.resolve("recordings.omitted.txt")), in(temporary));
        assertEquals(
                "The recordings have more than 0 MB.\n",
                Files.readString(temporary.resolve("recordings.omitted.txt")));
    }

    /** It may be shutting down, and hold its lock. */
    @Test
    void aRecorderThatDoesNotAnswerCostsNoFiles() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Recording recording = new Recording()) {
            recording.start();
            new RecordingDump(
                            temporary,
                            1L << 30,
                            () -> {
                                try {
                                    never.await();
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                                throw new IllegalStateException("it goes on, and too late");
                            },
                            Duration.ZERO)
                    .run();
            assertTrue(
                    in(temporary).stream().anyMatch(file -> file.toString().endsWith(".jfr")),
                    () -> String.valueOf(temporary));
        } finally {
            never.countDown();
        }
    }
}
