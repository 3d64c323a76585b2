package goprocess.tool;

import goprocess.tool.Failure.Kind;
import goprocess.viewer.ProcessPage;
import goprocess.viewer.ProcessPicture;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the graph of a JVM to a file. */
@Command(
        name = "dump",
        description = {
            "Writes the graph of a JVM to a file that does not exist yet.",
            "svg is a picture, html a page that opens from disk; neither needs Graphviz."
        },
        footer = {
            "",
            "Examples:",
            "  goprocess dump 4711 -o graph.html",
            "  goprocess dump 4711 --format dot | dot -Tpng > graph.png"
        })
final class DumpCommand extends goprocess.tool.Command {
    /** What can be written. */
    enum Format {
        dot,
        json,
        svg,
        html
    }

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "dot, json, svg or html. Default: the ending of the file's name, else"
                            + " json.")
    private @Nullable Format format;

    @Option(names = "-o", paramLabel = "FILE", description = "The file. Default: standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Format chosen = format();
        if (json && file == null && chosen != Format.json) {
            throw new Failure(Kind.USAGE, "--json tells where the file is: name one with -o, too.");
        }
        Target target = Target.of(pid);
        Output.write(file, out -> write(target, chosen, out));
        if (json && file != null) {
            printJson(
                    Graph.JSON
                            .createObjectNode()
                            .put("pid", pid)
                            .put("file", file.toAbsolutePath().toString()));
        }
        return 0;
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        return switch (Output.extension(file)) {
            case "dot", "gv" -> Format.dot;
            case "svg" -> Format.svg;
            case "html", "htm" -> Format.html;
            default -> Format.json;
        };
    }

    private static void write(Target target, Format format, OutputStream out) throws IOException {
        switch (format) {
            case dot, json -> copy(target, format.name(), out);
            case svg ->
                    out.write(
                            ProcessPicture.ofJson(text(target))
                                    .toSvg()
                                    .getBytes(StandardCharsets.UTF_8));
            case html -> ProcessPage.ofJson(text(target)).write(out);
        }
    }

    private static String text(Target target) throws IOException {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        copy(target, "json", graph);
        return graph.toString(StandardCharsets.UTF_8);
    }

    /** Both formats end with a brace and the end of the line. */
    private static void copy(Target target, String question, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] end = new byte[2];
        try (SocketAnswer answer = target.ask(question)) {
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                out.write(buffer, 0, read);
                end[0] = read > 1 ? buffer[read - 2] : end[1];
                end[1] = buffer[read - 1];
            }
            out.flush();
            if (end[0] != '}' || end[1] != '\n') {
                throw answer.incomplete(null);
            }
        }
    }
}
