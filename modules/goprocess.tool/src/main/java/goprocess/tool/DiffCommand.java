package goprocess.tool;

import goprocess.debug.recording.RecordedClose;
import goprocess.debug.recording.Shutdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

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
    private record Row(String name, long before, long after) {
        long change() {
            return after - before;
        }
    }

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
        Shutdown before = Recordings.shutdown(earlier);
        Shutdown after = Recordings.shutdown(later);
        List<Row> rows = rows(before, after);
        if (json) {
            printJson(
                    Map.of(
                            "beforeMillis",
                            before.length().toMillis(),
                            "afterMillis",
                            after.length().toMillis(),
                            "steps",
                            rows));
        } else {
            out().println("      BEFORE        AFTER       CHANGE  NAME");
            print(new Row("(the whole)", before.length().toMillis(), after.length().toMillis()));
            rows.forEach(this::print);
            out().flush();
        }
        return 0;
    }

    private void print(Row row) {
        String change = (row.change() < 0 ? "-" : "+") + Text.time(Math.abs(row.change()));
        out().println(
                        String.format(
                                Locale.ROOT,
                                "%12s %12s %12s  %s",
                                Text.time(row.before()),
                                Text.time(row.after()),
                                change,
                                Text.oneLine(row.name())));
    }

    /** The greatest change first. A name that several have is told once, with the longest. */
    private static List<Row> rows(Shutdown before, Shutdown after) {
        Map<String, Long> first = own(before);
        Map<String, Long> second = own(after);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .map(
                        name ->
                                new Row(
                                        name,
                                        first.getOrDefault(name, 0L),
                                        second.getOrDefault(name, 0L)))
                .sorted(java.util.Comparator.comparingLong((Row row) -> -Math.abs(row.change())))
                .toList();
    }

    /** What each spent by itself, without what it waited for. */
    private static Map<String, Long> own(Shutdown shutdown) {
        Map<String, Long> own = new LinkedHashMap<>();
        for (RecordedClose close : shutdown.timeline()) {
            long millis = close.length().minus(close.waited()).toMillis();
            own.merge(close.process().name(), millis, Math::max);
        }
        return own;
    }
}
