package goprocess.debug.socket;

import goprocess.api.State;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.Sentence;
import goprocess.debug.render.Texts;
import goprocess.debug.stall.OldestClose;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The closes in progress: for each the topmost process, for which nothing else waits, and what
 * holds it.
 */
final class OngoingCloses {
    private static final int VERSION = 1;

    private OngoingCloses() {}

    static void write(Look look, OutputStream out) throws IOException {
        Json.line(out, json -> write(look, json));
    }

    private static void write(Look look, JsonGenerator json) {
        Snapshot graph = look.graph();
        json.writeNumberProperty("schemaVersion", VERSION);
        json.writeNumberProperty("pid", graph.pid());
        json.writeStringProperty("capturedAt", graph.capturedAt().toString());
        json.writeArrayPropertyStart("closes");
        Map<Integer, Culprit> holders = new HashMap<>();
        for (Culprit culprit : look.verdict().culprits()) {
            holders.putIfAbsent(culprit.top(), culprit);
            culprit.furtherTops().forEach(top -> holders.putIfAbsent(top, culprit));
        }
        List<Integer> tops =
                look.verdict().tops().stream()
                        .filter(place -> graph.state(place) == State.CLOSING)
                        .sorted(
                                Comparator.comparing(
                                                (Integer place) -> OldestClose.age(graph, place))
                                        .reversed())
                        .toList();
        for (int top : tops) {
            json.writeRaw('\n');
            json.writeStartObject();
            writeClose(graph, top, json);
            Culprit holder = holders.get(top);
            if (holder != null) {
                json.writeStringProperty("heldBy", Texts.wellFormed(Sentence.of(graph, holder)));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeClose(Snapshot graph, int place, JsonGenerator json) {
        json.writeNumberProperty("id", graph.id(place));
        json.writeStringProperty("name", Texts.wellFormed(graph.name(place)));
        json.writeNumberProperty("closingMillis", OldestClose.age(graph, place).toMillis());
        Detail detail = graph.detail(place);
        if (detail != null && detail.cause() != null) {
            json.writeStringProperty("cause", detail.cause().name());
        }
        if (detail != null && detail.byThread() != null) {
            json.writeStringProperty("byThread", Texts.wellFormed(detail.byThread()));
        }
    }
}
