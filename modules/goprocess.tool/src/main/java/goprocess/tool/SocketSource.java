package goprocess.tool;

import goprocess.viewer.PageSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The content of a page, requested through the socket of a JVM. */
record SocketSource(Target target) implements PageSource {
    @Override
    public String graph() throws IOException {
        try (SocketAnswer answer = target.ask("json")) {
            return new String(answer.bytes(), StandardCharsets.UTF_8);
        } catch (Failure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Stream<String> transitions() throws IOException {
        try {
            SocketAnswer answer = target.ask("follow");
            BufferedReader lines = answer.lines();
            return lines.lines().onClose(answer::close);
        } catch (Failure e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
