package goprocess.examples;

import goprocess.debug.ProcessGraph;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Captured graphs as files: DOT, JSON, and drawn where Graphviz is installed. */
final class GraphFiles {
    private final Path directory;
    private final List<String> names = new ArrayList<>();

    GraphFiles(Path directory) {
        this.directory = directory;
    }

    void write(String name, ProcessGraph graph) throws IOException {
        names.add(name);
        try (Writer dot = Files.newBufferedWriter(directory.resolve(name + ".dot"))) {
            graph.writeDot(dot);
        }
        try (OutputStream json = Files.newOutputStream(directory.resolve(name + ".json"))) {
            graph.writeJson(json);
        }
    }

    /** The names without their endings, in the order in which they were written. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Draws all of them as SVG; false if there is no {@code dot} on the path. */
    boolean draw() throws IOException, InterruptedException {
        for (String name : names) {
            Process dot;
            try {
                dot =
                        new ProcessBuilder("dot", "-Tsvg", "-o", name + ".svg", name + ".dot")
                                .directory(directory.toFile())
                                .inheritIO()
                                .start();
            } catch (IOException e) {
                return false;
            }
            int exitCode = dot.waitFor();
            if (exitCode != 0) {
                throw new DemoFailure("dot could not draw " + name + ".dot: exit code " + exitCode);
            }
        }
        return true;
    }
}
