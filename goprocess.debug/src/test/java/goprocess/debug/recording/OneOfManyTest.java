package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** One close is read among many others. */
@NothingLeftOpen
class OneOfManyTest {
    private static final int MANY = 2_000;

    @Test
    void itsTimelineHasItsOwnProcessesOnly() throws Exception {
        List<GoProcess> requests = new ArrayList<>();
        try (Flight flight = Flight.begun()) {
            for (int i = 0; i < MANY; i++) {
                GoProcess request = GoProcesses.named("request " + i).open();
                GoProcesses.named("answer " + i).parent(request).open();
                request.close();
                requests.add(request);
            }
            ProcessRecording recording = flight.read();
            for (int i : new int[] {0, MANY / 2, MANY - 1}) {
                List<String> names =
                        recording.shutdown(requests.get(i).id()).orElseThrow().timeline().stream()
                                .map(row -> row.process().name())
                                .toList();
                assertEquals(List.of("request " + i, "answer " + i), names);
            }
            long first = requests.getFirst().id();
            assertEquals(
                    MANY,
                    recording.closes().stream().filter(each -> each.root().id() >= first).count());
        }
    }
}
