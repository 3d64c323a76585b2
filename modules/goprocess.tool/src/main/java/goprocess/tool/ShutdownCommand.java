package goprocess.tool;

import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;
import goprocess.tool.Failure.Kind;
import goprocess.viewer.ProcessPage;
import goprocess.viewer.ProcessPicture;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Shows how a shutdown went. */
@Command(
        name = "shutdown",
        description = {
            "Shows the shutdown in a recording: timeline, critical path, blame.",
            "svg is a picture of it. html is a page that opens from disk, and also has the graph at"
                    + " any moment."
        },
        footer = {
            "",
            "Examples:",
            "  goprocess shutdown app.jfr",
            "  goprocess shutdown app.jfr -o shutdown.html",
            "  goprocess shutdown /tmp/2026_11_28_03_00_00_4711     what a killed JVM has left"
        })
final class ShutdownCommand extends goprocess.tool.Command {
    /** What can be written. */
    enum Format {
        text,
        json,
        svg,
        html,
        recording
    }

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A recording, or the repository folder of a JVM.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text, json, svg, html or recording. Default: the ending of the file's name,"
                        + " else text. recording is the JSON of the whole recording, for an empty"
                        + " page of the viewer.")
    private @Nullable Format format;

    @Option(names = "-o", paramLabel = "FILE", description = "The file. Default: standard output.")
    private @Nullable Path to;

    @Override
    public Integer call() throws IOException {
        Format chosen = format();
        ProcessRecording recording = Recordings.open(file);
        Shutdown shutdown = Recordings.shutdown(recording, file);
        if (to == null && chosen == Format.text) {
            ShutdownText.lines(shutdown, recording.missing()).forEach(out()::println);
            out().flush();
        } else {
            Output.write(to, out -> write(recording, shutdown, chosen, out));
        }
        return shutdown.finished() ? 0 : Kind.INCOMPLETE.status();
    }

    private Format format() {
        if (json && format != null && format != Format.json) {
            throw new Failure(Kind.USAGE, "--json and --format " + format + ": choose one.");
        }
        if (json) {
            return Format.json;
        }
        if (format != null) {
            return format;
        }
        return switch (Output.extension(to)) {
            case "json" -> Format.json;
            case "svg" -> Format.svg;
            case "html", "htm" -> Format.html;
            default -> Format.text;
        };
    }

    private static void write(
            ProcessRecording recording, Shutdown shutdown, Format format, OutputStream out)
            throws IOException {
        switch (format) {
            case text -> write(out, ShutdownText.of(shutdown, recording.missing()));
            case json -> write(out, ShutdownJson.text(shutdown, recording.missing()));
            case svg -> write(out, ProcessPicture.of(shutdown).toSvg());
            case html -> ProcessPage.of(recording).write(out);
            case recording -> write(out, ProcessPage.jsonOf(recording));
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
