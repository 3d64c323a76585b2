package goprocess.tool;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.Shutdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells whether a shutdown fits into the time that a supervisor grants. */
@Command(
        name = "budget",
        description =
                "Tells whether the shutdown in a recording fits into a time, and else which steps"
                        + " must shrink. Exits with 1 if it does not fit.",
        footer = {"", "Example:", "  goprocess budget app.jfr --grace 30s"})
final class BudgetCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "The time: 30s, 2m.",
            required = true)
    private String grace = "";

    @Override
    public Integer call() {
        Duration allowed = Times.parse(grace);
        Shutdown shutdown = Recordings.shutdown(file);
        boolean fits = shutdown.finished() && shutdown.length().compareTo(allowed) <= 0;
        List<CriticalPath.Step> longest =
                shutdown.criticalPath().steps().stream()
                        .sorted(Comparator.comparing(CriticalPath.Step::length).reversed())
                        .limit(10)
                        .toList();
        if (json) {
            printJson(
                    Map.of(
                            "fits", fits,
                            "finished", shutdown.finished(),
                            "millis", shutdown.length().toMillis(),
                            "graceMillis", allowed.toMillis(),
                            "steps", longest.stream().map(ShutdownJson::step).toList()));
        } else {
            out().println(verdict(shutdown, allowed, fits));
            if (!fits) {
                longest.forEach(step -> out().println(line(step)));
            }
            out().flush();
        }
        return status(!fits);
    }

    private static String verdict(Shutdown shutdown, Duration allowed, boolean fits) {
        String took = Text.time(shutdown.length().toMillis());
        if (!shutdown.finished()) {
            return Style.HELD.of("It had not ended when the recording did, after " + took + ".");
        }
        return fits
                ? "It fits: " + took + " of " + Text.time(allowed.toMillis()) + "."
                : Style.HELD.of(
                        "It does not fit: "
                                + took
                                + " of "
                                + Text.time(allowed.toMillis())
                                + ". One of these must shrink:");
    }

    private static String line(CriticalPath.Step step) {
        return String.format(
                Locale.ROOT,
                "%12s  %s of %s #%d",
                Text.time(step.length().toMillis()),
                step.kind().name().toLowerCase(Locale.ROOT),
                Text.oneLine(step.process().name()),
                step.process().id());
    }
}
