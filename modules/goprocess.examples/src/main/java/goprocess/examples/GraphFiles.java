package goprocess.examples;

import goprocess.debug.ProcessGraph;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes captured graphs as DOT and JSON files, and draws them if Graphviz is installed. */
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

    /** The names without extensions, in the order in which the files were written. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Draws all graphs as SVG. Returns false if {@code dot} is not on the path. */
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
