package goprocess.viewer.recording;

import goprocess.debug.recording.RecordedProcess;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was recorded of one process, gathered from its transitions. Times are in microseconds. */
final class Life {
    private record Link(boolean closes, boolean waits, long at) {}

    private final RecordedProcess process;
    private final Map<String, Long> moments = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<Long, Link> links = new LinkedHashMap<>();

    Life(RecordedProcess process) {
        this.process = process;
    }

    long id() {
        return process.id();
    }

    /** Notes a time. Only the first time for a moment counts. */
    void at(String moment, long micros) {
        moments.putIfAbsent(moment, micros);
    }

    void note(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts.putIfAbsent(name, text);
        }
    }

    void link(long to, boolean closes, boolean waits, long at) {
        links.merge(
                to,
                new Link(closes, waits, at),
                (one, other) ->
                        new Link(
                                one.closes() || other.closes(),
                                one.waits() || other.waits(),
                                Math.min(one.at(), other.at())));
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", process.id());
        json.writeStringProperty("name", process.name());
        moments.forEach(json::writeNumberProperty);
        texts.forEach(json::writeStringProperty);
        json.writeArrayPropertyStart("links");
        links.forEach(
                (to, link) -> {
                    json.writeStartObject();
                    json.writeNumberProperty("to", to);
                    json.writeBooleanProperty("closes", link.closes());
                    json.writeBooleanProperty("waits", link.waits());
                    if (link.at() > 0) {
                        json.writeNumberProperty("at", link.at());
                    }
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeEndObject();
    }
}
