package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.FlushingService;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;
import goprocess.debug.recording.Transition;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/** The shutdown of a program one of whose shutdown hooks opens a process. */
@NothingLeftOpen
class ShutdownHookTest {
    @TempDir private Path directory;

    private void assertIsThatOfTheApplication(String... args) throws Exception {
        Path file = directory.resolve("service.jfr");
        try (RecordedJvm jvm = RecordedJvm.start(file, FlushingService.class, args)) {
            jvm.awaitLine("ready");
            jvm.terminate();
            jvm.awaitEnd();
        }
        ProcessRecording recording = ProcessRecording.open(file);
        assertTrue(
                recording.transitions().stream()
                        .anyMatch(
                                step ->
                                        step instanceof Transition.Opened
                                                && step.process().name().equals("flush")));
        Shutdown shutdown = recording.shutdown().orElseThrow();
        assertEquals(
                Optional.of(CloseCause.SIGNAL),
                shutdown.timeline().getFirst().cause(),
                shutdown::toString);
    }

    @Test
    void aProcessOfAHookIsNotTheApplication() throws Exception {
        assertIsThatOfTheApplication();
    }

    @Test
    void aProcessThatAHookLeavesOpenIsNotTheApplication() throws Exception {
        assertIsThatOfTheApplication("leave");
    }
}
