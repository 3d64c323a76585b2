package goprocess.viewer.recording;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedClose;
import goprocess.debug.recording.RecordedWarning;
import goprocess.debug.recording.Shutdown;
import goprocess.viewer.graph.GraphReader;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a recording for the page: what happened to each process and when, and how the program shut
 * down. {@code recording-page.schema.json} in this package describes it.
 */
public final class RecordingJson {
    /** How many are computed: each computation visits every process that was closed. */
    private static final int MOST_WITHOUT = 30;

    private final ProcessRecording recording;
    private final JsonGenerator json;
    private final Lives lives;

    private RecordingJson(ProcessRecording recording, JsonGenerator json) {
        this.recording = recording;
        this.json = json;
        byte[] first =
                recording.graphAt(recording.start()).toJson().getBytes(StandardCharsets.UTF_8);
        this.lives = new Lives(recording, GraphReader.read(first));
    }

    /** {@return the JSON in UTF-8} */
    public static byte[] of(ProcessRecording recording) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json =
                new JsonFactory()
                        .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            new RecordingJson(recording, json).write();
        }
        return out.toByteArray();
    }

    private void write() {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", 1);
        json.writeStringProperty("kind", "recording");
        json.writeStringProperty("start", recording.start().toString());
        json.writeNumberProperty("length", lives.micros(recording.end()));
        json.writeBooleanProperty("complete", recording.isComplete());
        json.writeArrayPropertyStart("processes");
        for (Life life : lives.all()) {
            json.writeRaw('\n');
            life.write(json);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("warnings");
        recording.warnings().forEach(this::writeWarning);
        json.writeEndArray();
        json.writeArrayPropertyStart("shutdowns");
        recording.shutdown().ifPresent(this::writeShutdown);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeWarning(RecordedWarning warning) {
        json.writeStartObject();
        json.writeNumberProperty("at", lives.micros(warning.time()));
        json.writeStringProperty("kind", warning.kind().name());
        json.writeNumberProperty("process", warning.process().id());
        json.writeStringProperty("text", warning.text());
        json.writeEndObject();
    }

    private void writeShutdown(Shutdown shutdown) {
        json.writeStartObject();
        json.writeNumberProperty("origin", shutdown.origin().id());
        json.writeNumberProperty("began", lives.micros(shutdown.began()));
        json.writeNumberProperty("length", shutdown.length().toNanos() / 1_000);
        json.writeBooleanProperty("finished", shutdown.finished());
        json.writeArrayPropertyStart("processes");
        for (RecordedClose close : shutdown.timeline()) {
            json.writeNumber(close.process().id());
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("criticalPath");
        for (CriticalPath.Step step : shutdown.criticalPath().steps()) {
            json.writeStartObject();
            json.writeStringProperty("kind", step.kind().name());
            json.writeNumberProperty("process", step.process().id());
            json.writeNumberProperty("start", lives.micros(step.start()));
            json.writeNumberProperty("length", step.length().toNanos() / 1_000);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (shutdown.finished()) {
            writeWithout(shutdown);
        }
        json.writeEndObject();
    }

    /**
     * Writes how long the shutdown would have been if one of the processes that took the most time
     * had taken none.
     */
    private void writeWithout(Shutdown shutdown) {
        Map<Long, Duration> spent = new HashMap<>();
        for (CriticalPath.Step step : shutdown.criticalPath().steps()) {
            if (step.kind() != CriticalPath.Kind.HANDOVER) {
                spent.merge(step.process().id(), step.length(), Duration::plus);
            }
        }
        json.writeArrayPropertyStart("without");
        longestFirst(spent)
                .limit(MOST_WITHOUT)
                .forEach(
                        process -> {
                            Duration length = shutdown.without(process);
                            json.writeStartObject();
                            json.writeNumberProperty("process", process);
                            json.writeNumberProperty("length", length.toNanos() / 1_000);
                            json.writeEndObject();
                        });
        json.writeEndArray();
    }

    /** The numbers of the processes; of those that took the same time the lowest comes first. */
    static Stream<Long> longestFirst(Map<Long, Duration> spent) {
        return spent.entrySet().stream()
                .sorted(
                        Map.Entry.<Long, Duration>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
