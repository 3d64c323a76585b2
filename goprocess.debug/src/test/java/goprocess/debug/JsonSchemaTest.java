package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@NothingLeftOpen
class JsonSchemaTest {
    @Test
    void theSchemaIsOne() {
        assertEquals(List.of(), PublishedSchema.complaintsOfItself());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"RUNNING\"|\"STOPPED\"",
                "\"capturedAt\"|\"time\"",
                "\"schemaVersion\":1|\"schemaVersion\":2",
                "\"links\":[]|\"links\":[{\"to\":1}]",
                "\"findings\":[]|\"findings\":[{}]",
                "\"parents\":[]|\"parents\":[\"app\"]",
            })
    void itRefusesWhatIsNotAGraph(String right, String wrong) {
        GoProcess app = GoProcesses.named("app").open();
        String json = ProcessGraph.capture(app).toJson();
        assertEquals(List.of(), PublishedSchema.complaints(json));
        assertNotEquals(List.of(), PublishedSchema.complaints(json.replace(right, wrong)));
        app.close();
    }

    @Test
    void readersPassOverWhatIsNew() {
        GoProcess app = GoProcesses.named("app").open();
        String json = ProcessGraph.capture(app).toJson();
        String newer = json.replace("\"links\":[]", "\"links\":[],\"mood\":\"calm\"");
        assertNotEquals(json, newer);
        assertEquals(List.of(), PublishedSchema.complaints(newer));
        app.close();
    }
}
