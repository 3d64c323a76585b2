package goprocess.tool;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What runs for one process at this moment, with the stacks of its threads. */
final class WorkText {
    private final List<String> lines = new ArrayList<>();

    private WorkText() {}

    /** The lines; one sentence if the process is no longer open. */
    static List<String> of(Target target, long id) {
        List<String> lines = new ArrayList<>();
        try (SocketAnswer answer = target.ask("json stacks")) {
            Graph.eachProcess(
                    answer,
                    process -> {
                        if (process.path("id").asLong() == id) {
                            lines.addAll(of(process));
                        }
                    });
        }
        return lines.isEmpty() ? List.of("Process #" + id + " is closed.") : lines;
    }

    /** The lines for a process as the JSON has it. */
    static List<String> of(JsonNode process) {
        WorkText text = new WorkText();
        text.add(process);
        return text.lines;
    }

    private void add(JsonNode process) {
        String name = Text.oneLine(process.path("name").asString(""));
        String closing =
                process.has("closingMillis")
                        ? " for " + Text.time(process.path("closingMillis").asLong())
                        : "";
        lines.add(
                name
                        + " #"
                        + process.path("id").asLong()
                        + " "
                        + process.path("state").asString("")
                        + closing);
        add("Its function", process.path("function"));
        add("Its teardown", process.path("teardown"));
        String callback = "A callback of closing() or childrenClosed()";
        add(callback, process.path("callback"));
        process.path("moreCallbacks").forEach(work -> add(callback, work));
        process.path("abandoned").forEach(work -> add("What was abandoned", work));
        if (lines.size() == 1) {
            lines.add("Nothing of its own runs.");
        }
        process.path("waiters").forEach(this::addWaiter);
    }

    private void add(String what, JsonNode work) {
        if (work.isMissingNode()) {
            return;
        }
        if (!work.has("tid")) {
            boolean started = work.path("started").asBoolean(false);
            lines.add(what + (started ? " runs." : " is queued."));
            return;
        }
        String since =
                work.has("sinceMillis")
                        ? ", for " + Text.time(work.path("sinceMillis").asLong())
                        : "";
        lines.add(what + " is on " + thread(work) + since + ":");
        lines.addAll(FoldedStack.of(work));
        if (work.has("lock")) {
            String owner =
                    work.has("lockOwner")
                            ? ", which thread "
                                    + Text.oneLine(work.path("lockOwner").asString(""))
                                    + " holds"
                            : "";
            lines.add(
                    "  It waits for " + Text.oneLine(work.path("lock").asString("")) + owner + ".");
        }
        if (work.has("interrupted")) {
            lines.add("  It was interrupted, and goes on.");
        }
    }

    private void addWaiter(JsonNode waiter) {
        String frame =
                waiter.has("frame")
                        ? ", at " + Text.sentence(waiter.path("frame").asString(""))
                        : "";
        lines.add("Waited for by " + thread(waiter) + frame + ".");
    }

    private static String thread(JsonNode work) {
        return "thread "
                + Text.oneLine(work.path("thread").asString(""))
                + ", tid "
                + work.path("tid").asLong()
                + ", "
                + work.path("threadState").asString("");
    }
}
