package goprocess.viewer;

import goprocess.debug.ProcessGraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of a graph, in memory. */
final class Json {
    private Json() {}

    static byte[] of(ProcessGraph graph) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            graph.writeJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toByteArray();
    }
}
