package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What holds closes is told once for each line at which it does. */
class CulpritsTest {
    @TempDir private Path folder;

    private List<String> told(String... findings) throws IOException {
        Path file = folder.resolve("graph.json");
        Files.writeString(file, "{\"findings\":[" + String.join(",", findings) + "]}");
        return Graph.read(file).culprits();
    }

    private static String finding(int id, String where) {
        String name = "worker-" + id;
        return "{\"kind\":\"StuckFunction\",\"certain\":false,\"culprit\":%d,\"culpritName\":\"%s\",%s\"summary\":\"%s hangs\",\"chain\":[%d]}"
                .formatted(id, name, where, name, id);
    }

    private static String at(String method) {
        return "\"tid\":1,\"thread\":\"w\",\"threadState\":\"WAITING\",\"where\":\"%s\","
                .formatted(method);
    }

    /** The method that the library called is a line too, though it is not the application's. */
    @Test
    void thoseAtTheSameLine() throws IOException {
        assertEquals(
                List.of("worker-1 hangs", "  and at the same place worker ×2", "worker-4 hangs"),
                told(
                        finding(1, at("Thread.sleep(Thread.java:509)")),
                        finding(2, at("Thread.sleep(Thread.java:509)")),
                        finding(3, at("Thread.sleep(Thread.java:509)")),
                        finding(4, at("Thread.join(Thread.java:1900)"))));
    }

    @Test
    void thoseWithoutALineAreToldOneByOne() throws IOException {
        assertEquals(
                List.of("worker-1 hangs", "worker-2 hangs"), told(finding(1, ""), finding(2, "")));
    }
}
