package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

@NothingLeftOpen
class OngoingClosesTest {
    @Test
    void ofEachCloseItIsSaidWhatHoldsIt() throws Exception {
        GoProcess api = GoProcesses.named("api").open();
        GoProcess jobs = GoProcesses.named("jobs").open();
        try (Gate gate = new Gate()) {
            GoProcesses.named("db").parent(api).parent(jobs).go(self -> gate.pass());
            gate.awaitReached();
            api.closeAsync();
            jobs.closeAsync();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OngoingCloses.write(Look.now(), out);
            List<String> closes =
                    out.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("\"closingMillis\""))
                            .toList();
            assertEquals(2, closes.size());
            closes.forEach(close -> assertTrue(close.contains("\"heldBy\":\"db #"), close));
        }
        api.err();
        jobs.err();
    }
}
