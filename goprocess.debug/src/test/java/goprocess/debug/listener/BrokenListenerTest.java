package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.BrokenLogs;
import goprocess.debug.listener.child.Circle;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedWarning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@NothingLeftOpen
class BrokenListenerTest {
    @TempDir private Path directory;

    /** The logger is the one thing that the listener calls and that is the user's. */
    @Test
    void aLoggerThatThrowsHarmsNoProcessAndNoEvent() throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(System.LoggerFinder.class.getName()), BrokenLogs.class.getName());
        Path file = directory.resolve("circle.jfr");
        try (RecordedJvm jvm = RecordedJvm.start(List.of(directory), file, Circle.class)) {
            jvm.awaitLine("torn down");
            jvm.awaitLine("CLOSED, RUNNING, RUNNING");
            jvm.awaitEnd();
        }
        assertEquals(
                List.of(RecordedWarning.Kind.WAIT_CYCLE),
                ProcessRecording.open(file).warnings().stream()
                        .map(RecordedWarning::kind)
                        .toList());
    }
}
