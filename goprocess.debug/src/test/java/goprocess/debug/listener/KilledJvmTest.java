package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.debug.Diagnosis;
import goprocess.debug.Finding;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.StuckFunction;
import goprocess.debug.listener.child.HangingService;
import goprocess.debug.listener.child.SelfWaitingService;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedWarning;
import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the recorder of a JVM had flushed while a close hung, before somebody killed the JVM. */
@NothingLeftOpen
class KilledJvmTest {
    @TempDir private Path directory;

    private ChildJvm hanging(Class<?> service) throws IOException {
        List<String> options = new ArrayList<>(ChildJvm.SMALL);
        options.add("-XX:StartFlightRecording:settings=default");
        options.add("-XX:FlightRecorderOptions:repository=" + directory);
        options.add("-Dgoprocess.debug.stall=100ms");
        options.addAll(List.of("-cp", JvmCommand.classPath(KilledJvmTest.class)));
        return ChildJvm.start(JvmCommand.withPath(options, service));
    }

    @Test
    void theCulpritIsNamedWithItsThreadAndItsLine() throws Exception {
        try (ChildJvm jvm = hanging(HangingService.class)) {
            jvm.awaitLine("closing");
            awaitFlushed(directory);
            jvm.signal("KILL");
            jvm.allLines();
        }
        ProcessRecording recording = ProcessRecording.open(directory);
        assertFalse(recording.isComplete());
        assertNamesTheWorker(recording);
        assertFalse(recording.closes().getFirst().finished());
    }

    /** It may have been interrupted after the last snapshot, and gone on. */
    @Test
    void aWaitThatNoSnapshotShowsAnyMoreIsNotCertain() throws Exception {
        try (ChildJvm jvm = hanging(SelfWaitingService.class)) {
            jvm.awaitLine("closing");
            awaitFlushed(directory);
            jvm.signal("KILL");
            jvm.allLines();
        }
        ProcessRecording recording = ProcessRecording.open(directory);
        String stalled = recording.warnings().getFirst().text();
        assertTrue(stalled.contains("worker"), stalled);
        Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
        Finding first = diagnosis.findings().getFirst();
        assertEquals("worker", first.culprit().name(), diagnosis::toString);
        assertFalse(first.certain(), diagnosis::toString);
        assertTrue(first.frame().isPresent(), diagnosis::toString);
        assertFalse(diagnosis.toString().contains("timeout"), diagnosis::toString);
    }

    @Test
    void aJvmThatGoesOnIsReadThroughItsOpenFiles() throws Exception {
        try (ChildJvm jvm = hanging(HangingService.class)) {
            jvm.awaitLine("closing");
            Path files = Path.of("/proc", jvm.pid(), "fd");
            assumeTrue(Files.isReadable(files));
            awaitFlushed(files);
            assertNamesTheWorker(ProcessRecording.open(files));
        }
    }

    /** The recorder writes each second what it has. */
    private static void awaitFlushed(Path recorded) {
        while (!hasStalled(recorded)) {
            Thread.onSpinWait();
        }
    }

    private static boolean hasStalled(Path recorded) {
        try {
            ProcessRecording recording = ProcessRecording.open(recorded);
            return recording.warnings().stream()
                    .anyMatch(warning -> warning.kind() == RecordedWarning.Kind.STALLED);
        } catch (IOException e) {
            return false; // Nothing is flushed yet.
        }
    }

    /** The teardown beside it may still have waited for a carrier when it was last seen. */
    private static void assertNamesTheWorker(ProcessRecording recording) {
        Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
        List<Finding> found =
                diagnosis.findings().stream()
                        .filter(finding -> finding.culprit().name().equals("worker"))
                        .toList();
        assertEquals(1, found.size(), diagnosis::toString);
        Finding worker = found.getFirst();
        assertEquals(StuckFunction.class, worker.getClass(), diagnosis::toString);
        assertEquals("worker", worker.thread().orElseThrow().name());
        assertTrue(worker.summary().contains("HangingService.java:"), diagnosis::toString);
        assertTrue(diagnosis.toString().contains(worker.summary()), diagnosis::toString);
    }
}
