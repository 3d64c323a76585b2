package goprocess.debug.recording;

import goprocess.api.GoProcess;
import goprocess.debug.recording.CriticalPath.Kind;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The times that the events of a file carry, read with nothing but the JDK, and what a critical
 * path must be by them.
 */
final class RecordedTimes {
    private final Map<String, RecordedEvent> events = new HashMap<>();
    private final List<String> steps = new ArrayList<>();

    RecordedTimes(Path file) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.hasField("id") && event.hasField("at")) {
                events.put(event.getEventType().getName() + event.getLong("id"), event);
            }
        }
    }

    private RecordedEvent event(String name, GoProcess process) {
        RecordedEvent event = events.get("goprocess." + name + process.id());
        if (event == null) {
            throw new AssertionError("No event " + name + " of " + process);
        }
        return event;
    }

    long opened(GoProcess process) {
        return event("Opened", process).getLong("at");
    }

    long closing(GoProcess process) {
        return event("Closing", process).getLong("at");
    }

    long closed(GoProcess process) {
        return event("Closed", process).getLong("at");
    }

    long started(String work, GoProcess process) {
        return event(work, process).getLong("startedAt");
    }

    long ended(String work, GoProcess process) {
        return event(work, process).getLong("at");
    }

    /** The path goes on with such a step, unless it took no time. */
    RecordedTimes step(Kind kind, GoProcess process, long from, long until) {
        if (from < until) {
            steps.add(text(kind, process.id(), until - from));
        }
        return this;
    }

    /** From when it waited for nothing any more until it was closed. */
    RecordedTimes teardown(GoProcess process, long ready) {
        return step(Kind.HANDOVER, process, ready, started("Teardown", process))
                .step(
                        Kind.TEARDOWN,
                        process,
                        started("Teardown", process),
                        ended("Teardown", process))
                .step(Kind.HANDOVER, process, ended("Teardown", process), closed(process));
    }

    /** Because its parent had begun to. */
    RecordedTimes begins(GoProcess process, GoProcess parent) {
        return step(Kind.HANDOVER, process, closing(parent), closing(process));
    }

    List<String> path() {
        return List.copyOf(steps);
    }

    static List<String> of(CriticalPath path) {
        return path.steps().stream()
                .map(step -> text(step.kind(), step.process().id(), step.length().toNanos()))
                .toList();
    }

    static Duration between(long from, long until) {
        return Duration.ofNanos(until - from);
    }

    private static String text(Kind kind, long id, long nanos) {
        return kind + " #" + id + " " + nanos + " ns";
    }
}
