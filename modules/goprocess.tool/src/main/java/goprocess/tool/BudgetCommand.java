package goprocess.tool;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.Shutdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Checks whether a shutdown fits into the time that a supervisor grants. */
@Command(
        name = "budget",
        description =
                "Checks whether the shutdown in a recording fits into a time. If it does not, shows"
                        + " which processes set its length, and how long it would take if one of"
                        + " them took no time, and exits with 1.",
        footer = {"", "Example:", "  goprocess budget app.jfr --grace 30s"})
final class BudgetCommand extends goprocess.tool.Command {
    private static final int MOST = 10;
    private static final String FORM = "%12s %12s  %-4s  %s";

    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "The time: 30s, 2m.",
            required = true)
    private String grace = "";

    /** How much of the shutdown one process took, and how long the shutdown would be without it. */
    private record Part(PathShares.Share share, Duration without) {
        boolean fits(Duration allowed) {
            return without.compareTo(allowed) <= 0;
        }
    }

    @Override
    public Integer call() {
        Duration allowed = Times.parse(grace);
        Shutdown shutdown = Recordings.shutdown(file);
        boolean fits = shutdown.finished() && shutdown.length().compareTo(allowed) <= 0;
        List<Part> parts = fits ? List.of() : parts(shutdown);
        if (json) {
            printJson(asJson(shutdown, allowed, fits, parts));
        } else {
            out().println(verdict(shutdown, allowed, fits));
            if (!fits) {
                lines(shutdown, allowed, parts).forEach(out()::println);
            }
            out().flush();
        }
        return status(!fits);
    }

    /** The processes that took the most time, at least one. */
    private static List<Part> parts(Shutdown shutdown) {
        List<PathShares.Share> shares = PathShares.byProcess(shutdown).shares();
        return shares.stream()
                .limit(MOST)
                .filter(share -> share.part() >= PathShares.WORTH_TELLING || share == shares.get(0))
                .map(share -> new Part(share, shutdown.without(share.first())))
                .toList();
    }

    private static Map<String, Object> asJson(
            Shutdown shutdown, Duration allowed, boolean fits, List<Part> parts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fits", fits);
        json.put("finished", shutdown.finished());
        json.put("millis", shutdown.length().toMillis());
        json.put("graceMillis", allowed.toMillis());
        json.put("steps", longest(shutdown).map(ShutdownJson::step).toList());
        json.put("processes", parts.stream().map(part -> asJson(part, shutdown, allowed)).toList());
        return json;
    }

    private static Map<String, Object> asJson(Part part, Shutdown shutdown, Duration allowed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", part.share().first().id());
        json.put("name", part.share().first().name());
        json.put("millis", part.share().length().toMillis());
        if (shutdown.finished()) {
            json.put("withoutMillis", part.without().toMillis());
            json.put("fitsWithout", part.fits(allowed));
        }
        return json;
    }

    private static Stream<CriticalPath.Step> longest(Shutdown shutdown) {
        return shutdown.criticalPath().steps().stream()
                .sorted(Comparator.comparing(CriticalPath.Step::length).reversed())
                .limit(MOST);
    }

    private static String verdict(Shutdown shutdown, Duration allowed, boolean fits) {
        String took = Text.time(shutdown.length().toMillis());
        String granted = Text.time(allowed.toMillis());
        if (!shutdown.finished()) {
            return Style.HELD.of("It had not ended when the recording did, after " + took + ".");
        }
        return fits
                ? "It fits: " + took + " of " + granted + "."
                : Style.HELD.of("It does not fit: " + took + " of " + granted + ".");
    }

    /**
     * The length of a shutdown that had not ended is not known, so no length is given for it
     * without a process.
     */
    private static Stream<String> lines(Shutdown shutdown, Duration allowed, List<Part> parts) {
        if (!shutdown.finished()) {
            return Stream.concat(
                    Stream.of("Who set its length so far:"),
                    parts.stream().map(part -> line(part, "", "")));
        }
        Stream<String> head =
                Stream.of(
                        "Who set its length, and how long it would be without one of them:",
                        String.format(Locale.ROOT, FORM, "ITS PART", "WITHOUT IT", "", "PROCESS"));
        Stream<String> rows =
                parts.stream()
                        .map(
                                part ->
                                        line(
                                                part,
                                                Text.time(part.without().toMillis()),
                                                part.fits(allowed) ? "fits" : ""));
        Stream<String> end =
                parts.stream().anyMatch(part -> part.fits(allowed))
                        ? Stream.empty()
                        : Stream.of("None of them alone is enough: several must shrink.");
        return Stream.of(head, rows, end).flatMap(each -> each);
    }

    private static String line(Part part, String without, String fits) {
        PathShares.Share share = part.share();
        return String.format(
                Locale.ROOT,
                FORM,
                Text.time(share.length().toMillis()),
                without,
                fits,
                Text.oneLine(share.first().toString()) + ": " + share.kinds());
    }
}
