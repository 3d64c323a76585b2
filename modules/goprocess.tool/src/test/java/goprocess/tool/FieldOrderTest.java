package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;

import jdk.jfr.Recording;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The fields of each answer in JSON have one order, so that two answers can be compared as texts.
 */
class FieldOrderTest {
    @TempDir private Path folder;

    @BeforeEach
    void thereIsProc() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
    }

    private static JsonNode json(String... arguments) {
        return Graph.JSON.readTree(Run.of(arguments).out());
    }

    private static void assertFields(JsonNode json, String... expected) {
        assertEquals(List.of(expected), List.copyOf(json.propertyNames()));
    }

    @Test
    void ofAJvm() throws Exception {
        List<String> options = List.of("-Dgoprocess.debug.socket=" + folder.resolve("sockets"));
        try (ServiceJvm jvm = ServiceJvm.start(List.of(), options)) {
            jvm.awaitLine("ready");
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            String pid = jvm.pid();
            assertFields(json("why", pid, "--json"), "pid", "way", "held", "text", "findings");
            assertFields(json("tree", pid, "--json"), "pid", "capturedAt", "processes", "findings");
            assertFields(
                    json("tree", pid, "--since", "1ms", "--json"),
                    "opened",
                    "began",
                    "closed",
                    "stayed");
            JsonNode plan = json("plan", pid, "--json");
            assertFields(plan, "pid", "waves", "never");
            assertEquals(3, plan.get("waves").size());
            json("list", "--json").forEach(each -> assertFields(each, "pid", "status"));
            String file = folder.resolve("graph.json").toString();
            assertFields(json("dump", pid, "-o", file, "--json"), "pid", "file");
        }
    }

    private Path recorded() throws IOException {
        Path file = folder.resolve("app.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            GoProcess app = GoProcesses.named("app").open();
            // So that the close has a step that takes a time.
            GoProcesses.named("worker").parent(app).teardown(() -> Thread.sleep(1)).open();
            app.close();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    @Test
    void ofARecording() throws Exception {
        Path file = recorded();
        JsonNode shutdown = json("shutdown", file.toString(), "--json");
        assertFalse(shutdown.get("criticalPath").isEmpty());
        shutdown.get("criticalPath")
                .forEach(
                        step ->
                                assertFields(
                                        step, "kind", "id", "name", "start", "millis", "share"));
        JsonNode diff = json("diff", file.toString(), file.toString(), "--json");
        assertFields(diff, "firstMillis", "secondMillis", "steps");
        diff.get("steps")
                .forEach(
                        step ->
                                assertFields(
                                        step,
                                        "name",
                                        "kind",
                                        "firstMillis",
                                        "secondMillis",
                                        "differenceMillis"));
    }

    @Test
    void ofTwoCaptures() throws Exception {
        Path file = folder.resolve("graph.json");
        Files.writeString(file, ProcessGraph.capture().toJson());
        assertFields(
                json("diff", file.toString(), file.toString(), "--json"),
                "opened",
                "began",
                "closed",
                "stayed");
    }
}
