package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.GraphText;
import goprocess.debug.Names;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.ProcessGraph;
import goprocess.debug.PublishedSchema;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The graph at any moment of a recording, rebuilt from the file alone. */
@NothingLeftOpen
class RecordedGraphTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        gate.close();
        app.close();
    }

    private void buildGraph() throws InterruptedException {
        GoProcess db = GoProcesses.named("db").parent(app).open();
        GoProcesses.named("http").parent(app).waitFor(db).open();
        GoProcess metrics = GoProcesses.named("metrics").open();
        app.addChildNoWait(metrics);
        GoProcess worker = GoProcesses.named("worker").parent(db).go(self -> gate.pass());
        gate.awaitReached();
        worker.closeAsync();
    }

    private static final String GRAPH =
            """
            app RUNNING
            app → db closes waits
            app → http closes waits
            app → metrics closes
            db RUNNING
            db → worker closes waits
            http RUNNING
            http → db waits
            metrics RUNNING
            worker CLOSING
            """;

    @Test
    void aRecordingThatBeganAfterTheGraphWasBuiltHoldsAllOfIt() throws Exception {
        buildGraph();
        try (Flight flight = Flight.begun()) {
            ProcessRecording recording = flight.read();
            assertEquals(GRAPH, GraphText.of(recording.graphAt(recording.end()), app));
            assertTrue(recording.isComplete());
        }
    }

    @Test
    void aGraphThatWasClosedMeanwhileIsThereAtTheBeginning() throws Exception {
        buildGraph();
        try (Flight flight = Flight.begun()) {
            gate.close();
            app.close();
            ProcessRecording recording = flight.read();
            assertEquals(GRAPH, GraphText.of(recording.graphAt(recording.start()), app));
        }
    }

    @Test
    void itIsTheGraphThatACaptureShows() throws Exception {
        buildGraph();
        assertEquals(GRAPH, GraphText.of(ProcessGraph.capture(), app));
    }

    @Test
    void aRecordingThatLostItsFirstChunksHoldsAllOfIt() throws Exception {
        try (Flight flight = Flight.begun()) {
            buildGraph();
            flight.recording().setMaxSize(1);
            Flight.rotate();
            Flight.rotate();
            ProcessRecording recording = flight.read();
            assertTrue(
                    flight.events("goprocess.Opened").isEmpty(), "the first chunk is still there");
            assertEquals(GRAPH, GraphText.of(recording.graphAt(recording.end()), app));
        }
    }

    @Test
    void eachMomentHasItsOwnGraph() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess db = GoProcesses.named("db").parent(app).open();
            GoProcess http = GoProcesses.named("http").open();
            http.waitFor(db);
            db.close();
            http.close();
            ProcessRecording recording = flight.read();
            List<String> graphs =
                    recording.transitions().stream()
                            .filter(step -> step.process().id() > app.id())
                            .map(Transition::time)
                            .map(recording::graphAt)
                            .map(graph -> GraphText.of(graph, db))
                            .toList();
            assertEquals(
                    List.of(
                            "db RUNNING\n",
                            "db RUNNING\nhttp RUNNING\n",
                            "db RUNNING\nhttp RUNNING\nhttp → db waits\n",
                            "db CLOSING\nhttp RUNNING\nhttp → db waits\n",
                            "http RUNNING\n",
                            "http CLOSING\n",
                            "\n"),
                    graphs);
        }
    }

    @Test
    void whatIsOnlyMentionedWasNotOpen() throws Exception {
        GoProcess db = GoProcesses.named("db").parent(app).open();
        app.setTeardown(gate::pass);
        app.closeAsync();
        gate.awaitReached();
        try (Flight flight = Flight.begun()) {
            gate.close();
            app.close();
            ProcessRecording recording = flight.read();
            assertEquals(
                    "db",
                    flight.only("goprocess.Closed", app.id()).getString("lastName"),
                    "the closed process is mentioned");
            assertEquals("app CLOSING\n", GraphText.of(recording.graphAt(recording.start()), app));
            assertTrue(recording.shutdown(db.id()).isEmpty());
        }
    }

    @Test
    void namesMayHoldAnything() throws Exception {
        List<GoProcess> before = opened(Names.STRANGE);
        try (Flight flight = Flight.begun()) {
            List<GoProcess> after = opened(Names.STRANGE);
            ProcessRecording recording = flight.read();
            for (GoProcess process : concat(before, after)) {
                assertTrue(
                        recording.transitions().stream()
                                .anyMatch(
                                        step ->
                                                step.process().id() == process.id()
                                                        && step.process()
                                                                .name()
                                                                .equals(process.name())),
                        process.name());
            }
            String json = recording.graphAt(recording.end()).toJson();
            assertEquals(
                    1 + 2 * Names.STRANGE.size(),
                    PublishedSchema.read(json).path("processes").size());
        }
    }

    private List<GoProcess> opened(List<String> names) {
        return names.stream().map(name -> GoProcesses.named(name).parent(app).open()).toList();
    }

    private static List<GoProcess> concat(List<GoProcess> some, List<GoProcess> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Test
    void aMomentOutsideTheRecordingIsRefused() throws IOException {
        try (Flight flight = Flight.begun()) {
            ProcessRecording recording = flight.read();
            Instant late = recording.end().plusNanos(1);
            String message =
                    assertThrows(IllegalArgumentException.class, () -> recording.graphAt(late))
                            .getMessage();
            assertEquals(
                    "The recording begins at %s and ends at %s, so it does not contain %s."
                            .formatted(recording.start(), recording.end(), late),
                    message);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> recording.graphAt(recording.start().minusNanos(1)));
        }
    }

    @Test
    void theGraphSaysOfWhichJvmItIs() throws IOException {
        try (Flight flight = Flight.planned()) {
            flight.recording().enable("jdk.JVMInformation").with("period", "beginChunk");
            flight.recording().start();
            ProcessRecording recording = flight.read();
            assertTrue(
                    recording
                            .graphAt(recording.end())
                            .toJson()
                            .contains("\"pid\":" + ProcessHandle.current().pid()));
        }
    }

    /** Whoever gets only the graph or the diagnosis learns it too, though a culprit is known. */
    @Test
    void whatIsMissingFromTheRecordingIsSaidOfItsGraph() throws Exception {
        try (Flight flight = Flight.planned()) {
            flight.recording().enable("jdk.ActiveSetting");
            flight.recording().disable("goprocess.Teardown");
            flight.recording().start();
            buildGraph();
            ProcessRecording recording = flight.read();
            ProcessGraph graph = recording.graphAt(recording.end());

            String missing = "The event goprocess.Teardown was switched off.";
            assertEquals(List.of(missing), graph.diagnose().missing());
            assertTrue(graph.diagnose().toString().startsWith("worker #"));
            assertTrue(graph.diagnose().toString().contains("\n" + missing));
            assertTrue(graph.toDot().contains(missing));
            assertTrue(graph.toJson().contains("\"missing\":[\"" + missing + "\"]"));
            assertEquals(List.of(), PublishedSchema.complaints(graph.toJson()));
        }
    }

    @Test
    void aCloseOfEverythingLeavesAnEmptyGraph() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcesses.named("child").parent(app).open();
            app.close();
            ProcessRecording recording = flight.read();
            assertEquals("\n", GraphText.of(recording.graphAt(recording.end()), app));
            assertFalse(recording.transitions().isEmpty());
        }
    }
}
