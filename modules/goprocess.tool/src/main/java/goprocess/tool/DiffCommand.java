package goprocess.tool;

import goprocess.debug.recording.Comparison;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/** Compares two shutdowns, or two captures. */
@Command(
        name = "diff",
        description =
                "Compares two shutdowns by the names of their processes, or two captures (.json).",
        footer = {
            "",
            "Examples:",
            "  goprocess diff before.jfr after.jfr",
            "  goprocess diff 1.json 2.json"
        })
final class DiffCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "A", description = "The earlier one.")
    private Path earlier = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The later one.")
    private Path later = Path.of("");

    @Override
    public Integer call() {
        if (earlier.toString().endsWith(".json")) {
            Moved moved = Moved.between(Graph.read(earlier), Graph.read(later));
            if (json) {
                printJson(moved.asJson());
            } else {
                moved.lines().forEach(out()::println);
            }
            out().flush();
            return 0;
        }
        Comparison comparison =
                Comparison.of(Recordings.shutdown(earlier), Recordings.shutdown(later));
        if (json) {
            printJson(asJson(comparison));
        } else {
            comparison.toString().lines().forEach(out()::println);
            out().flush();
        }
        return 0;
    }

    private static ObjectNode asJson(Comparison comparison) {
        ObjectNode json =
                Graph.JSON
                        .createObjectNode()
                        .put("firstMillis", comparison.first().toMillis())
                        .put("secondMillis", comparison.second().toMillis());
        ArrayNode steps = json.putArray("steps");
        comparison.steps().forEach(step -> steps.add(asJson(step)));
        return json;
    }

    private static ObjectNode asJson(Comparison.Step step) {
        return Graph.JSON
                .createObjectNode()
                .put("name", step.name())
                .put("kind", step.kind().name())
                .put("firstMillis", step.first().toMillis())
                .put("secondMillis", step.second().toMillis())
                .put("differenceMillis", step.difference().toMillis());
    }
}
