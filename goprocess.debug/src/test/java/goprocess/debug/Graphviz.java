package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The real {@code dot}, where it is installed; in CI, which says so, it must be. */
final class Graphviz {
    private Graphviz() {}

    /** Lays a graph out and reads the result; fails on any complaint. */
    static JsonNode layOut(String dot, Path folder) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("graph.dot"), dot);
        Path out = folder.resolve("graph.json");
        Path complaints = folder.resolve("complaints.txt");
        Process process;
        try {
            process =
                    new ProcessBuilder("dot", "-Tjson", "-o", out.toString(), in.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(complaints.toFile())
                            .start();
        } catch (IOException e) {
            assumeTrue(System.getenv("CI") != null, "Graphviz is not installed: " + e.getMessage());
            throw e;
        }
        int code = process.waitFor();
        assertEquals("", Files.readString(complaints, StandardCharsets.UTF_8), dot);
        assertEquals(0, code, dot);
        return new JsonMapper().readTree(Files.readString(out, StandardCharsets.UTF_8));
    }

    /** The nodes that stand for processes. */
    static List<JsonNode> nodes(JsonNode graph) {
        return objects(graph).stream()
                .filter(object -> object.path("name").asString("").startsWith("n"))
                .toList();
    }

    /** The nodes and the clusters. */
    static List<JsonNode> objects(JsonNode graph) {
        return StreamSupport.stream(graph.path("objects").spliterator(), false).toList();
    }

    static List<JsonNode> edges(JsonNode graph) {
        return StreamSupport.stream(graph.path("edges").spliterator(), false).toList();
    }

    /** The text that is drawn in a node or at an edge, line by line. */
    static List<String> drawn(JsonNode object) {
        return StreamSupport.stream(object.path("_ldraw_").spliterator(), false)
                .filter(operation -> operation.path("op").asString("").equals("T"))
                .map(operation -> operation.path("text").asString())
                .toList();
    }
}
