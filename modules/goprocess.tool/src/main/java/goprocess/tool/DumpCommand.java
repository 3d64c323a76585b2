package goprocess.tool;

import goprocess.tool.Failure.Kind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the graph of a JVM to a file. */
@Command(
        name = "dump",
        description = "Writes the graph of a JVM to a file that does not exist yet.",
        footer = {"", "Example:", "  goprocess dump 4711 --format dot -o graph.dot"})
final class DumpCommand extends goprocess.tool.Command {
    /** What can be written. */
    enum Format {
        dot,
        json
    }

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Option(names = "--format", description = "dot or json.")
    private Format format = Format.json;

    @Option(names = "-o", paramLabel = "FILE", description = "Standard output if it is left out.")
    private @org.jspecify.annotations.Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Target target = Target.of(pid);
        Path to = file;
        if (to == null) {
            copy(target, System.out);
            return 0;
        }
        try (OutputStream out =
                Files.newOutputStream(
                        to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(target, out);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Kind.USAGE, to + " exists already: name another file.", e);
        } catch (Failure e) {
            Files.deleteIfExists(to);
            throw e;
        }
        if (json) {
            printJson(java.util.Map.of("pid", pid, "file", to.toAbsolutePath().toString()));
        }
        return 0;
    }

    /** Both formats end with a brace and the end of the line. */
    private void copy(Target target, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] end = new byte[2];
        try (SocketAnswer answer = target.ask(format.name())) {
            InputStream in = answer.stream();
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    end[0] = read > 1 ? buffer[read - 2] : end[1];
                    end[1] = buffer[read - 1];
                }
            } catch (IOException e) {
                throw answer.incomplete(e);
            }
            out.flush();
            if (end[0] != '}' || end[1] != '\n') {
                throw answer.incomplete(null);
            }
        }
    }
}
