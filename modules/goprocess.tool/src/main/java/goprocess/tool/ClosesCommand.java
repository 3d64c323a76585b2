package goprocess.tool;

import goprocess.debug.recording.Close;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Lists the closes of a recording. */
@Command(
        name = "closes",
        description = "Lists the closes in a recording, the longest first.",
        footer = {"", "Example:", "  goprocess closes app.jfr --name 'request.*'"})
final class ClosesCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "REGEX",
            description = "Only closes of processes whose whole name matches this.")
    private String name = ".*";

    @Override
    public Integer call() {
        Predicate<String> wanted = wanted();
        List<Close> closes =
                Recordings.open(file).closes().stream()
                        .filter(close -> wanted.test(close.root().name()))
                        .sorted(Comparator.comparing(Close::length).reversed())
                        .toList();
        if (json) {
            printJson(closes.stream().map(ClosesCommand::asJson).toList());
        } else {
            closes.forEach(close -> out().println(line(close)));
            out().flush();
        }
        return 0;
    }

    private Predicate<String> wanted() {
        try {
            return Pattern.compile(name, Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new Failure(
                    Failure.Kind.USAGE,
                    "\""
                            + Text.oneLine(name)
                            + "\" is no regular expression: "
                            + e.getDescription()
                            + ".",
                    e);
        }
    }

    private static Map<String, Object> asJson(Close close) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", close.root().id());
        json.put("name", close.root().name());
        json.put("began", close.began().toString());
        json.put("millis", close.length().toMillis());
        json.put("finished", close.finished());
        json.put("processes", close.processes());
        close.cause().ifPresent(cause -> json.put("cause", cause.name()));
        json.put("thread", close.thread());
        close.topStep().ifPresent(step -> json.put("topStep", ShutdownJson.step(step)));
        return json;
    }

    private static String line(Close close) {
        return String.format(
                Locale.ROOT,
                "%s %12s%s  %s #%d, processes: %d%s",
                close.began(),
                Text.time(close.length().toMillis()),
                close.finished() ? " " : "…",
                Text.oneLine(close.root().name()),
                close.root().id(),
                close.processes(),
                close.topStep()
                        .map(step -> ", most of it for " + Text.oneLine(step.process().name()))
                        .orElse(""));
    }
}
