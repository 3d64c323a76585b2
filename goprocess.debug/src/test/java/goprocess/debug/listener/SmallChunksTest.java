package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.Diagnosis;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.ProcessGraph;
import goprocess.debug.event.EventNames;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.ChildJvm;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/**
 * Chunks as small as the recorder allows. A snapshot that filled one would begin the next, which
 * would begin with a snapshot, and so on.
 */
@NothingLeftOpen
class SmallChunksTest {
    private static final List<String> SMALL_CHUNKS =
            List.of("-XX:FlightRecorderOptions:maxchunksize=1m", "-Dgoprocess.debug.stall=off");

    private static final int FIT = 4_000;

    /** The snapshot of them would be nearly as large as two chunks. */
    private static final int TOO_MANY = 15_000;

    private static final String TRUNCATED =
            "There were too many processes for a snapshot, or too little memory: of those that were"
                    + " open when a chunk began, some are missing.";

    /** One for the beginning of the recording, and one each for the other's two ends. */
    private static final int CHUNKS = 3;

    /** The opening of too many processes takes no more than this number of chunks. */
    private static final int MORE_CHUNKS = 3;

    @TempDir private Path directory;

    private Path recorded(int idle, boolean fromTheStart) throws Exception {
        Path file = directory.resolve("idle.jfr");
        List<String> said =
                ChildJvm.run(
                        ManyIdle.class,
                        SMALL_CHUNKS,
                        Integer.toString(idle),
                        Boolean.toString(fromTheStart),
                        file.toString());
        assertEquals(List.of("recorded app"), said);
        return file;
    }

    /** Each chunk begins with one. */
    private static List<RecordedEvent> snapshots(Path file) throws Exception {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EventNames.SNAPSHOT))
                .toList();
    }

    private static void assertNamesTheWorker(ProcessGraph graph) {
        Diagnosis diagnosis = graph.diagnose();
        assertEquals(1, diagnosis.findings().size(), diagnosis::toString);
        assertEquals("worker", diagnosis.findings().getFirst().culprit().name());
    }

    @Test
    void whatFitsIsWholeAndLeavesRoom() throws Exception {
        Path file = recorded(FIT, false);
        assertEquals(CHUNKS, snapshots(file).size());
        ProcessRecording recording = ProcessRecording.open(file);
        assertEquals(List.of(), recording.missing());
        ProcessGraph graph = recording.graphAt(recording.end());
        assertEquals(FIT + 2, graph.live());
        assertNamesTheWorker(graph);
    }

    @Test
    void ofTooManyThereIsWhatHoldsACloseAndItIsSaidThatOthersAreMissing() throws Exception {
        Path file = recorded(TOO_MANY, false);
        List<RecordedEvent> snapshots = snapshots(file);
        assertEquals(CHUNKS, snapshots.size());
        for (RecordedEvent snapshot : snapshots) {
            assertTrue(snapshot.getBoolean("truncated"), snapshot::toString);
            assertEquals(TOO_MANY + 1, snapshot.getLong("running"));
            assertEquals(1, snapshot.getLong("closing"));
        }
        ProcessRecording recording = ProcessRecording.open(file);
        assertEquals(List.of(TRUNCATED), recording.missing());
        ProcessGraph graph = recording.graphAt(recording.end());
        assertEquals(2, graph.live());
        assertNamesTheWorker(graph);
    }

    /** Their events say what the snapshots leave out. */
    @Test
    void ofTooManyThatAreOpenedMeanwhileAllAreThere() throws Exception {
        Path file = recorded(TOO_MANY, true);
        int chunks = snapshots(file).size();
        assertTrue(CHUNKS <= chunks && chunks <= CHUNKS + MORE_CHUNKS, () -> chunks + " chunks");
        ProcessRecording recording = ProcessRecording.open(file);
        assertEquals(List.of(TRUNCATED), recording.missing());
        ProcessGraph graph = recording.graphAt(recording.end());
        assertEquals(TOO_MANY + 2, graph.live());
        assertNamesTheWorker(graph);
    }
}
