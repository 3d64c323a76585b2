package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@NothingLeftOpen
class DotTest {
    private static final String RED = "#c00000";

    @TempDir private Path folder;
    private GoProcess app = GoProcesses.named("app").open();

    /** Also when Graphviz is missing, and a test is skipped in its middle. */
    @AfterEach
    void closes() {
        app.close();
    }

    private JsonNode layOut(ProcessGraph graph) throws Exception {
        return Graphviz.layOut(graph.toDot(), folder);
    }

    private static JsonNode node(JsonNode graph, GoProcess process) {
        return Graphviz.nodes(graph).stream()
                .filter(node -> label(node).startsWith(process.name() + " #" + process.id()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode edge(JsonNode graph, GoProcess from, GoProcess to) {
        int tail = node(graph, from).path("_gvid").asInt();
        int head = node(graph, to).path("_gvid").asInt();
        return Graphviz.edges(graph).stream()
                .filter(edge -> edge.path("tail").asInt() == tail)
                .filter(edge -> edge.path("head").asInt() == head)
                .findFirst()
                .orElseThrow();
    }

    private static String label(JsonNode node) {
        return String.join("\n", Graphviz.drawn(node));
    }

    @Test
    void everyProcessIsANodeWithItsState() throws Exception {
        try (Sample sample = new Sample()) {
            sample.http.closeAsync();
            JsonNode graph = layOut(ProcessGraph.capture(sample.app));
            assertEquals(7, Graphviz.nodes(graph).size());
            assertTrue(label(node(graph, sample.app)).contains("RUNNING"));
            assertTrue(label(node(graph, sample.http)).contains("CLOSING"));
        }
    }

    @Test
    void statesHaveColours() throws Exception {
        try (Sample sample = new Sample()) {
            sample.http.closeAsync();
            JsonNode graph = layOut(ProcessGraph.capture(sample.app));
            String running = node(graph, sample.app).path("fillcolor").asString();
            assertEquals(running, node(graph, sample.database).path("fillcolor").asString());
            assertNotEquals(running, node(graph, sample.http).path("fillcolor").asString());
        }
    }

    @Test
    void linesTellWhatLinksDo() throws Exception {
        try (Sample sample = new Sample()) {
            JsonNode graph = layOut(ProcessGraph.capture(sample.app));
            assertEquals("solid", edge(graph, sample.app, sample.http).path("style").asString());
            assertEquals("dashed", edge(graph, sample.pool, sample.http).path("style").asString());
            assertEquals(
                    "dotted", edge(graph, sample.app, sample.metrics).path("style").asString());
            assertEquals("dotted", edge(graph, sample.worker, sample.app).path("style").asString());
        }
    }

    @Test
    void theChainThatHoldsACloseIsBoldAndRed() throws Exception {
        try (Sample sample = new Sample()) {
            sample.http.closeAsync(); // so that what holds it is the first
            sample.app.closeAsync();
            JsonNode graph = layOut(ProcessGraph.capture(sample.app));
            for (JsonNode edge :
                    List.of(
                            edge(graph, sample.app, sample.http),
                            edge(graph, sample.http, sample.worker))) {
                assertEquals(RED, edge.path("color").asString());
                assertEquals("bold,solid", edge.path("style").asString());
            }
            assertEquals(RED, node(graph, sample.worker).path("color").asString());
            JsonNode other = edge(graph, sample.metrics, sample.reporter);
            assertEquals(RED, other.path("color").asString());
            assertEquals("solid", other.path("style").asString());
        }
    }

    @Test
    void whatHoldsNothingIsNotRed() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            JsonNode graph = layOut(ProcessGraph.capture(sample.app));
            assertNotEquals(RED, edge(graph, sample.app, sample.database).path("color").asString());
            assertNotEquals(RED, node(graph, sample.database).path("color").asString());
        }
    }

    @Test
    void theCulpritSaysWhatHoldsAndWhere() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            String label = label(node(layOut(ProcessGraph.capture(sample.app)), sample.worker));
            assertTrue(label.contains("StuckFunction"), label);
            assertTrue(label.contains("Gate.pass(Gate.java:"), label);
        }
    }

    /** Closes over a function that waits for that close, until this is closed. */
    private static final class WaitingChild implements AutoCloseable {
        final GoProcess app = GoProcesses.named("app").open();
        private final Thread[] thread = new Thread[1];
        final GoProcess child = app.go("child", self -> run());

        WaitingChild() {
            Closing.of(app).diagnoseUntil(found -> !Found.certain(found).isEmpty());
        }

        private void run() {
            thread[0] = Thread.currentThread();
            awaitUntilInterrupted(app);
        }

        @Override
        public void close() {
            thread[0].interrupt();
            app.err();
        }
    }

    private static void awaitUntilInterrupted(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    @Test
    void theLineOfAWaitIsTheApplicationsNotTheLibrarys() throws Exception {
        try (WaitingChild waiting = new WaitingChild()) {
            JsonNode graph = layOut(ProcessGraph.capture(waiting.app));
            String label = label(node(graph, waiting.child));
            assertTrue(label.contains("DotTest.awaitUntilInterrupted(DotTest.java:"), label);
        }
    }

    @Test
    void aFunctionThatWaitsIsAnEdge() throws Exception {
        try (WaitingChild waiting = new WaitingChild()) {
            JsonNode graph = layOut(ProcessGraph.capture(waiting.app));
            JsonNode edge = edge(graph, waiting.child, waiting.app);
            assertEquals("its function waits", String.join("", Graphviz.drawn(edge)).strip());
            assertEquals(RED, edge.path("color").asString());
        }
    }

    private List<String> legend(ProcessGraph graph) throws Exception {
        List<String> drawn = Graphviz.drawn(layOut(graph));
        assertTrue(!drawn.isEmpty(), "There is no legend");
        return drawn;
    }

    @Test
    void theLegendHasWhatIsInThePicture() throws Exception {
        try (Sample sample = new Sample()) {
            sample.app.closeAsync();
            List<String> legend = legend(ProcessGraph.capture(sample.app));
            for (String sign : List.of("CLOSING", "solid", "dashed", "dotted", "bold red")) {
                assertTrue(legend.contains(sign), () -> sign + " is missing in " + legend);
            }
        }
    }

    @Test
    void theLegendHasNothingElse() throws Exception {
        List<String> legend = legend(ProcessGraph.capture(app));
        assertEquals(List.of("RUNNING", "open, and not asked to close"), legend);
    }

    @Test
    void theChainOfEveryCulpritIsRed() throws Exception {
        try (Gate gate = new Gate()) {
            GoProcess mail = app.go("mail", self -> gate.pass());
            GoProcess pool = GoProcesses.named("pool").parent(app).open();
            List<GoProcess> senders = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                senders.add(pool.go("sender-" + i, self -> gate.pass()));
            }
            GoProcess idle = GoProcesses.named("idle").open();
            app.waitFor(idle);
            app.closeAsync();
            idle.closeAsync();
            JsonNode graph = layOut(ProcessGraph.capture(app));
            for (GoProcess sender : senders) {
                assertEquals(RED, node(graph, sender).path("color").asString());
                assertEquals(RED, edge(graph, pool, sender).path("color").asString());
            }
            assertEquals(RED, edge(graph, app, pool).path("color").asString());
            assertEquals(RED, node(graph, mail).path("color").asString());
        }
    }

    @Test
    void aLongTitleIsWrittenInLines() throws Exception {
        GoProcess app = GoProcesses.named("a name of several words ".repeat(20).strip()).open();
        GoProcess other = GoProcesses.named("another ".repeat(30).strip()).open();
        app.waitFor(other);
        app.closeAsync();
        ProcessGraph captured = ProcessGraph.capture(app);
        List<String> title =
                Graphviz.drawn(
                        Graphviz.objects(layOut(captured)).stream()
                                .filter(one -> one.path("name").asString().startsWith("cluster"))
                                .findFirst()
                                .orElseThrow());
        String sentence = captured.diagnose().findings().get(0).toString();
        assertEquals(sentence, String.join(" ", title.subList(1, title.size())));
        title.forEach(line -> assertTrue(line.length() <= 100, line));
        other.close();
        app.err();
    }

    @Test
    void namesMayHoldAnything() throws Exception {
        for (String name : Names.STRANGE) {
            app.close();
            app = GoProcesses.named(name).open();
            List<String> drawn =
                    Graphviz.drawn(Graphviz.nodes(layOut(ProcessGraph.capture(app))).get(0));
            assertEquals(2, drawn.size(), drawn::toString);
            assertEquals(Names.shown(name) + " #" + app.id(), drawn.get(0));
        }
    }

    @Test
    void aClosedProcessIsAPictureToo() throws Exception {
        GoProcess process = GoProcesses.named("gone").open();
        process.close();
        assertTrue(label(node(layOut(ProcessGraph.capture(process)), process)).contains("CLOSED"));
    }
}
