package goprocess.tool;

import goprocess.debug.recording.Blame;
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
        Shutdown shutdown = Recordings.shutdown(recording, file);
        if (json) {
            printJson(ShutdownJson.of(shutdown, recording.missing()));
        } else {
            shutdown.toString().lines().forEach(out()::println);
            out().println();
            out().println("By name:");
            shutdown.blame().byName().forEach(share -> out().println(line(share)));
            recording.missing().forEach(reason -> out().println(Style.FAINT.of(reason)));
            out().flush();
        }
        return shutdown.finished() ? 0 : Failure.Kind.INCOMPLETE.status();
    }

    private static String line(Blame.Share share) {
        return String.format(
                Locale.ROOT,
                "%12s %5.1f %%  %s",
                Text.time(share.length().toMillis()),
                100 * share.share(),
                Text.oneLine(share.name()));
    }
}
