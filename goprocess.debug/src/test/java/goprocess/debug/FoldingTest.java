package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@NothingLeftOpen
class FoldingTest {
    private static final int MANY = 4_096;

    @TempDir private Path folder;

    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        gate.close();
        app.close();
    }

    private List<String> labels(ProcessGraph graph) throws Exception {
        return Graphviz.nodes(Graphviz.layOut(graph.toDot(), folder)).stream()
                .map(node -> String.join("|", Graphviz.drawn(node)))
                .sorted()
                .toList();
    }

    private void openMany(String name) {
        for (int i = 0; i < MANY; i++) {
            GoProcesses.named(name.replace("N", Integer.toString(i))).parent(app).open();
        }
    }

    @Test
    void likeSiblingsAreOneNodeWithTheirCount() throws Exception {
        openMany("worker");
        assertEquals(
                List.of("app #" + app.id() + "|RUNNING", "worker ×4096|RUNNING"),
                labels(ProcessGraph.capture(app)));
    }

    @Test
    void namesThatDifferInTheirNumbersAreAlike() throws Exception {
        openMany("worker-N");
        assertEquals("worker ×4096|RUNNING", labels(ProcessGraph.capture(app)).get(1));
    }

    @Test
    void unlikeOnesStayApart() throws Exception {
        openMany("reader");
        openMany("writer");
        assertEquals(
                List.of(
                        "app #" + app.id() + "|RUNNING",
                        "reader ×4096|RUNNING",
                        "writer ×4096|RUNNING"),
                labels(ProcessGraph.capture(app)));
    }

    @Test
    void whatIsBelowLikeOnesIsAlikeToo() throws Exception {
        for (int i = 0; i < 300; i++) {
            GoProcess session = GoProcesses.named("session " + i).parent(app).open();
            GoProcesses.named("stream").parent(session).open();
        }
        assertEquals(
                List.of(
                        "app #" + app.id() + "|RUNNING",
                        "session ×300|RUNNING",
                        "stream ×300|RUNNING"),
                labels(ProcessGraph.capture(app)));
    }

    @Test
    void theCulpritStandsAloneAmongItsLikes() throws Exception {
        CountDownLatch arrived = new CountDownLatch(300);
        for (int i = 0; i < 300; i++) {
            GoProcesses.named("worker")
                    .parent(app)
                    .go(
                            self -> {
                                arrived.countDown();
                                gate.pass();
                            });
        }
        arrived.await();
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .allMatch(StuckFunction.class::isInstance));
        assertEquals(300, diagnosis.findings().size());
        List<String> labels = labels(ProcessGraph.capture(app));
        assertEquals(3, labels.size(), labels::toString);
        assertTrue(labels.get(1).matches("worker #.*StuckFunction.*"), labels::toString);
        assertTrue(
                labels.get(2).matches("worker ×299\\|CLOSING\\|StuckFunction\\|.+"),
                labels::toString);
    }

    @Test
    void upToTheLimitEachIsDrawn() throws Exception {
        for (int i = 1; i < 50; i++) {
            GoProcesses.named("worker").parent(app).open();
        }
        ProcessGraph graph = ProcessGraph.capture(app);
        assertEquals(50, labels(graph).size());
        assertEquals(50, labels(graph.foldAbove(50)).size());
        assertEquals(2, labels(graph.foldAbove(49)).size());
    }

    @Test
    void aNegativeLimitIsRefused() {
        ProcessGraph graph = ProcessGraph.capture(app);
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> graph.foldAbove(-1));
        assertEquals("The limit of nodes must not be negative: -1", thrown.getMessage());
    }
}
