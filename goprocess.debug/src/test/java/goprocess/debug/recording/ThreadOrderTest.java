package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.ProcessGraph;
import goprocess.debug.event.EventNames;
import goprocess.debug.listener.Flight;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** A file has the events of each thread together; what is read back is by number all the same. */
@NothingLeftOpen
class ThreadOrderTest {
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        app.close();
    }

    private static void onAnotherThread(Runnable action) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(action);
        thread.join();
    }

    private void open() {
        GoProcesses.named("child").parent(app).open();
    }

    /** The processes and the targets of their links. */
    private static List<String> order(ProcessGraph graph) {
        JsonNode json = new JsonMapper().readTree(graph.toJson());
        return json.get("processes")
                .valueStream()
                .map(process -> process.get("id") + " " + process.path("links").findValues("to"))
                .toList();
    }

    @Test
    void aRecordedGraphHasTheOrderOfACapture() throws Exception {
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < 3; i++) {
                open();
                onAnotherThread(this::open);
            }
            List<String> captured = order(ProcessGraph.capture());
            ProcessRecording recording = flight.read();
            assertEquals(captured, order(recording.graphAt(recording.end())));
        }
    }

    /** Whichever of the two threads is first in the file. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofThoseWhoseBeginningIsMissingTheOldestIsNamed(int onMain) throws Exception {
        List<GoProcess> jobs =
                List.of(GoProcesses.named("job").open(), GoProcesses.named("job").open());
        try (Flight flight = Flight.planned()) {
            flight.recording().disable(EventNames.SNAPSHOT);
            flight.recording().disable(EventNames.LIVE_PROCESS);
            flight.recording().start();
            onAnotherThread(jobs.get(1 - onMain)::close);
            jobs.get(onMain).close();
            String expected =
                    "2 processes close whose beginning is missing, such as job #"
                            + jobs.getFirst().id()
                            + ".";
            assertEquals(
                    List.of(expected),
                    flight.read().missing().stream()
                            .filter(line -> line.contains("whose beginning"))
                            .toList());
        }
    }
}
