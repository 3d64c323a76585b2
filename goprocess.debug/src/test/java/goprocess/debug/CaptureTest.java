package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@NothingLeftOpen
class CaptureTest {
    private static final class Server extends ForwardingProcess {
        Server(GoProcess process) {
            super(process);
        }
    }

    @Test
    void theWholeJvmIsCapturedFromItsRootsOn() {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child of the app").parent(app).open();
        String json = ProcessGraph.capture().toJson();
        assertTrue(json.contains("{\"id\":" + app.id() + ","));
        assertTrue(json.contains("{\"id\":" + child.id() + ",\"name\":\"child of the app\""));
        app.close();
    }

    /** Whatever the order in which the library lists them, so that each text has one form. */
    @Test
    void itsRootsAreInTheOrderInWhichTheyWereOpened() {
        List<GoProcess> opened =
                IntStream.range(0, 64).mapToObj(i -> GoProcesses.named("root").open()).toList();
        List<Long> ids = opened.stream().map(GoProcess::id).toList();
        JsonNode graph = new JsonMapper().readTree(ProcessGraph.capture().toJson());
        List<Long> captured =
                graph.get("processes")
                        .valueStream()
                        .map(process -> process.get("id").asLong())
                        .filter(ids::contains)
                        .toList();
        assertEquals(ids, captured);
        opened.forEach(GoProcess::close);
    }

    private static GoProcess child(GoProcess parent) {
        return GoProcesses.named("child").parent(parent).open();
    }

    private static List<Long> numbers(JsonNode list, String field) {
        return list.valueStream().map(one -> one.get(field).asLong()).toList();
    }

    /** New children take the places of those that have gone, which one depends on their numbers. */
    @Test
    void childrenAreInTheOrderInWhichTheyWereOpenedThoughOthersHaveGone() {
        GoProcess app = GoProcesses.named("app").open();
        for (int skipped = 0; skipped < 3; skipped++) {
            GoProcess parent = child(app);
            List<GoProcess> gone = List.of(child(parent), child(parent));
            List<Long> children = new ArrayList<>(List.of(child(parent).id()));
            gone.forEach(GoProcess::close);
            IntStream.range(0, skipped).forEach(i -> GoProcesses.named("other").open().close());
            IntStream.range(0, 4).forEach(i -> children.add(child(parent).id()));
            JsonNode graph = new JsonMapper().readTree(ProcessGraph.capture(parent).toJson());
            List<Long> all = new ArrayList<>(List.of(parent.id()));
            all.addAll(children);
            assertEquals(all, numbers(graph.get("processes"), "id"));
            assertEquals(children, numbers(graph.get("processes").get(0).get("links"), "to"));
        }
        app.close();
    }

    @Test
    void onlyWhatIsBelowTheRootIsCaptured() {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess child = GoProcesses.named("child").parent(app).open();
        GoProcesses.named("grandchild").parent(child).open();
        assertEquals(3, ProcessGraph.capture(app).live());
        assertEquals(2, ProcessGraph.capture(child).live());
        app.close();
    }

    @Test
    void liveAndClosingAreCounted() {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess other = GoProcesses.named("other").open();
        app.waitFor(other);
        app.closeAsync();
        ProcessGraph graph = ProcessGraph.capture(app);
        assertEquals(2, graph.live());
        assertEquals(1, graph.closing());
        other.close();
        app.err();
    }

    @Test
    void aProcessOfOnesOwnTypeCanBeTheRoot() {
        Server server = new Server(GoProcesses.named("server").open());
        assertTrue(ProcessGraph.capture(server).toDot().contains("server #" + server.id()));
        server.close();
    }

    @Test
    void itDoesNotKeepProcessesAlive() {
        GoProcess lost = GoProcesses.named("lost").open();
        GoProcess child = GoProcesses.named("child").parent(lost).open();
        ProcessGraph graph = ProcessGraph.capture(lost);
        WeakReference<GoProcess> process = new WeakReference<>(lost);
        WeakReference<GoProcess> below = new WeakReference<>(child);
        lost = null;
        child = null;
        Closing.await(
                () -> {
                    System.gc();
                    return process.get() == null && below.get() == null;
                });
        assertEquals(2, graph.live());
    }

    @Test
    void argumentsAreChecked() {
        assertThrows(NullPointerException.class, () -> ProcessGraph.capture((GoProcess) null));
        assertThrows(NullPointerException.class, () -> ProcessGraph.capture((Stacks) null));
        ProcessGraph graph = ProcessGraph.capture();
        assertThrows(NullPointerException.class, () -> graph.writeDot(null));
        assertThrows(NullPointerException.class, () -> graph.writeJson(null));
    }
}
