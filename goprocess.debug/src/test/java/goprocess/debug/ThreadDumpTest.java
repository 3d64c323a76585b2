package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JSON of the graph joins with the thread dump of the JDK: {@code tid} is the same in both. */
class ThreadDumpTest {
    @TempDir private Path folder;

    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        gate.close();
        app.close();
    }

    /** As {@code jcmd PID Thread.dump_to_file -format=json FILE} writes it, of this very JVM. */
    private JsonNode threadDump() throws IOException, InterruptedException {
        Path file = folder.resolve("threads.json");
        Path jcmd = JvmCommand.tool("jcmd");
        Process dump =
                new ProcessBuilder(
                                jcmd.toString(),
                                Long.toString(ProcessHandle.current().pid()),
                                "Thread.dump_to_file",
                                "-format=json",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(dump.getInputStream().readAllBytes());
        assertEquals(0, dump.waitFor(), said);
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The thread with a number; the JDK has it as text. */
    private static JsonNode thread(JsonNode dump, long tid) {
        return elements(dump.path("threadDump").path("threadContainers"))
                .flatMap(container -> elements(container.path("threads")))
                .filter(thread -> thread.path("tid").asString().equals(Long.toString(tid)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + tid + " in " + dump));
    }

    private JsonNode workOfChild(String kind) {
        JsonNode graph = PublishedSchema.read(ProcessGraph.capture(app).toJson());
        return elements(graph.path("processes"))
                .map(process -> process.path(kind))
                .filter(work -> !work.isMissingNode())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + graph));
    }

    private void assertJoins(JsonNode work) throws IOException, InterruptedException {
        JsonNode thread = thread(threadDump(), work.path("tid").asLong());
        assertEquals(work.path("thread").asString(), thread.path("name").asString());
        assertTrue(
                thread.path("stack").toString().contains("Gate.pass(Gate.java:"), thread::toString);
    }

    @Test
    void theThreadOfAFunctionIsFoundInIt() throws Exception {
        app.go("worker", self -> gate.pass());
        gate.awaitReached();
        assertJoins(workOfChild("function"));
    }

    @Test
    void theThreadOfATeardownIsFoundInIt() throws Exception {
        GoProcesses.named("database").parent(app).teardown(gate::pass).open();
        app.closeAsync();
        gate.awaitReached();
        assertJoins(workOfChild("teardown"));
    }
}
