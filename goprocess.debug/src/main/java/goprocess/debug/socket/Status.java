package goprocess.debug.socket;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.presence.JvmShutdown;
import goprocess.debug.render.Sentence;
import goprocess.debug.render.Texts;
import goprocess.debug.stall.OldestClose;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Describes this JVM and the state of its processes. */
final class Status {
    private static final int VERSION = 1;

    private Status() {}

    static void write(Look look, OutputStream out) throws IOException {
        Json.line(out, json -> write(look, json));
    }

    private static void write(Look look, JsonGenerator json) {
        Snapshot graph = look.graph();
        json.writeNumberProperty("schemaVersion", VERSION);
        json.writeNumberProperty("pid", graph.pid());
        json.writeStringProperty("name", Texts.wellFormed(MainName.get()));
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(start -> json.writeStringProperty("startedAt", start.toString()));
        json.writeStringProperty("capturedAt", graph.capturedAt().toString());
        json.writeStringProperty("java", Runtime.version().toString());
        json.writeBooleanProperty("shuttingDown", JvmShutdown.hasBegun());
        json.writeNumberProperty("live", graph.live());
        json.writeNumberProperty("closing", graph.closing());
        OldestClose.in(graph).ifPresent(place -> writeOldest(graph, place, json));
        List<Culprit> culprits = look.verdict().culprits();
        json.writeNumberProperty("findings", culprits.size());
        look.verdict()
                .holding()
                .findFirst()
                .ifPresent(
                        culprit ->
                                json.writeStringProperty(
                                        "heldBy", Texts.wellFormed(Sentence.of(graph, culprit))));
        writeRecordings(json);
    }

    private static void writeOldest(Snapshot graph, int place, JsonGenerator json) {
        json.writeObjectPropertyStart("oldestClosing");
        json.writeNumberProperty("id", graph.id(place));
        json.writeStringProperty("name", Texts.wellFormed(graph.name(place)));
        json.writeNumberProperty("millis", OldestClose.age(graph, place).toMillis());
        json.writeEndObject();
    }

    /** Asks the recorder only if it exists, since asking would create it. */
    private static void writeRecordings(JsonGenerator json) {
        if (!FlightRecorder.isAvailable() || !FlightRecorder.isInitialized()) {
            return;
        }
        String repository = System.getProperty("jdk.jfr.repository");
        if (repository != null) {
            json.writeStringProperty("repository", repository);
        }
        json.writeArrayPropertyStart("recordings");
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (recording.getState() == RecordingState.RUNNING) {
                json.writeString(Texts.wellFormed(recording.getName()));
            }
        }
        json.writeEndArray();
    }
}
