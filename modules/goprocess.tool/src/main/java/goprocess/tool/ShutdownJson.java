package goprocess.tool;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.RecordedClose;
import goprocess.debug.recording.Shutdown;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shutdown as JSON. Times are in milliseconds. */
final class ShutdownJson {
    private ShutdownJson() {}

    static String text(Shutdown shutdown, List<String> missing) {
        return Graph.JSON.writeValueAsString(of(shutdown, missing)) + "\n";
    }

    private static Map<String, Object> of(Shutdown shutdown, List<String> missing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", shutdown.origin().name());
        json.put("id", shutdown.origin().id());
        json.put("began", shutdown.began().toString());
        json.put("millis", shutdown.length().toMillis());
        json.put("finished", shutdown.finished());
        json.put("timeline", shutdown.timeline().stream().map(ShutdownJson::close).toList());
        json.put(
                "criticalPath",
                shutdown.criticalPath().steps().stream().map(ShutdownJson::step).toList());
        json.put(
                "blame",
                PathShares.byStem(shutdown).shares().stream().map(ShutdownJson::byStem).toList());
        json.put(
                "blameByProcess",
                PathShares.byProcess(shutdown).shares().stream()
                        .map(ShutdownJson::byProcess)
                        .toList());
        json.put("missing", missing);
        return json;
    }

    private static Map<String, Object> close(RecordedClose close) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", close.process().id());
        json.put("name", close.process().name());
        json.put("began", close.began().toString());
        json.put("millis", close.length().toMillis());
        json.put("waitedMillis", close.waited().toMillis());
        close.closed().ifPresent(closed -> json.put("closed", closed.toString()));
        close.cause().ifPresent(cause -> json.put("cause", cause.name()));
        close.waitedFor().ifPresent(last -> json.put("waitedFor", last.name()));
        close.failure().ifPresent(failure -> json.put("failure", failure));
        return json;
    }

    private static Map<String, Object> byStem(PathShares.Share share) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", share.name());
        json.put("stem", Stem.of(share.first().name()));
        json.put("processes", share.processes().size());
        return with(share, json);
    }

    private static Map<String, Object> byProcess(PathShares.Share share) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", share.first().id());
        json.put("name", share.first().toString());
        return with(share, json);
    }

    private static Map<String, Object> with(PathShares.Share share, Map<String, Object> json) {
        json.put("steps", share.steps().size());
        json.put("millis", share.length().toMillis());
        json.put("share", share.part());
        return json;
    }

    static ObjectNode step(CriticalPath.Step step) {
        return Graph.JSON
                .createObjectNode()
                .put("kind", step.kind().name())
                .put("id", step.process().id())
                .put("name", step.process().name())
                .put("start", step.start().toString())
                .put("millis", step.length().toMillis())
                .put("share", step.share());
    }
}
