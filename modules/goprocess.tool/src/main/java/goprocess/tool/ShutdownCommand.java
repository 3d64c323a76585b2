package goprocess.tool;

import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Locale;

/** Tells how a shutdown went. */
@Command(
        name = "shutdown",
        description = "Tells how the shutdown in a recording went: timeline, critical path, blame.",
        footer = {"", "Example:", "  goprocess shutdown app.jfr"})
final class ShutdownCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        ProcessRecording recording = Recordings.open(file);
        Shutdown shutdown = Recordings.shutdown(file);
        if (json) {
            printJson(ShutdownJson.of(shutdown));
        } else {
            shutdown.toString().lines().forEach(out()::println);
            out().println();
            out().println("By name:");
            Blame.of(shutdown)
                    .forEach(
                            (stem, millis) ->
                                    out().println(
                                                    String.format(
                                                            Locale.ROOT,
                                                            "%12s  %s",
                                                            Text.time(millis),
                                                            stem)));
            recording
                    .warnings()
                    .forEach(warning -> out().println(Style.FAINT.of(warning.toString())));
            out().flush();
        }
        return shutdown.finished() ? 0 : Failure.Kind.INCOMPLETE.status();
    }
}
