package goprocess.tool;

import goprocess.debug.recording.RecordedClose;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists the closes of a shutdown. */
@Command(
        name = "closes",
        description = "Lists what closed in the shutdown of a recording, the longest first.",
        footer = {"", "Example:", "  goprocess closes app.jfr --name 'worker.*'"})
final class ClosesCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "REGEX", description = "Only processes with such names.")
    private String name = ".*";

    @Override
    public Integer call() {
        List<RecordedClose> closes =
                Recordings.shutdown(file).timeline().stream()
                        .filter(close -> close.process().name().matches(name))
                        .sorted(Comparator.comparing(RecordedClose::length).reversed())
                        .toList();
        if (json) {
            printJson(
                    closes.stream()
                            .map(
                                    close ->
                                            Map.of(
                                                    "id", close.process().id(),
                                                    "name", close.process().name(),
                                                    "began", close.began().toString(),
                                                    "millis", close.length().toMillis()))
                            .toList());
        } else {
            for (RecordedClose close : closes) {
                out().println(
                                String.format(
                                        Locale.ROOT,
                                        "%12s  %s #%d",
                                        Text.time(close.length().toMillis()),
                                        Text.oneLine(close.process().name()),
                                        close.process().id()));
            }
            out().flush();
        }
        return 0;
    }
}
