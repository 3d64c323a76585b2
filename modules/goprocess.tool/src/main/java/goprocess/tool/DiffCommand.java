package goprocess.tool;

import goprocess.debug.recording.Comparison;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Map;

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
            printJson(
                    Map.of(
                            "firstMillis", comparison.first().toMillis(),
                            "secondMillis", comparison.second().toMillis(),
                            "steps", comparison.steps().stream().map(DiffCommand::step).toList()));
        } else {
            comparison.toString().lines().forEach(out()::println);
            out().flush();
        }
        return 0;
    }

    private static Map<String, Object> step(Comparison.Step step) {
        return Map.of(
                "name", step.name(),
                "kind", step.kind().name(),
                "firstMillis", step.first().toMillis(),
                "secondMillis", step.second().toMillis(),
                "differenceMillis", step.difference().toMillis());
    }
}
