package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parts of a graph, what moved between two, and how many there are. */
@NothingLeftOpen
class GraphFilterTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();
    private final GoProcess pool = GoProcesses.named("pool").parent(app).open();
    private final GoProcess one = pool.go("worker-1", self -> gate.pass());
    private final GoProcess two = pool.go("worker-2", self -> self.closing().await());
    private final GoProcess idle = GoProcesses.named("idle").parent(app).open();

    @BeforeEach
    void waitsForTheWorker() throws InterruptedException {
        gate.awaitReached();
        Closing.await(() -> Closing.isParked(one)); // from then on it stays at its line
    }

    @AfterEach
    void closes() {
        gate.close();
        app.close();
    }

    private static Set<String> names(ProcessGraph graph) {
        Set<String> names = new TreeSet<>();
        for (JsonNode process : PublishedSchema.read(graph.toJson()).path("processes")) {
            names.add(process.path("name").asString());
        }
        return names;
    }

    @Test
    void byName() {
        ProcessGraph part = ProcessGraph.capture(app).filter(GraphFilter.all().named("worker-.*"));
        assertEquals(Set.of("worker-1", "worker-2"), names(part));
    }

    @Test
    void byDepth() {
        ProcessGraph graph = ProcessGraph.capture(app);
        assertEquals(Set.of("app"), names(graph.filter(GraphFilter.all().depth(0))));
        assertEquals(
                Set.of("app", "idle", "pool"), names(graph.filter(GraphFilter.all().depth(1))));
        assertThrows(IllegalArgumentException.class, () -> GraphFilter.all().depth(-1));
    }

    @Test
    void byStateAndByWhatIsStuck() {
        pool.closeAsync();
        two.err();
        ProcessGraph graph = ProcessGraph.capture(app);
        assertEquals(
                Set.of("pool", "worker-1"),
                names(graph.filter(GraphFilter.all().in(State.CLOSING))));
        ProcessGraph stuck = graph.filter(GraphFilter.all().onlyStuck());
        assertEquals(Set.of("pool", "worker-1"), names(stuck));
        Found.assertNames(
                one, List.of(pool, one), Found.only(StuckFunction.class, stuck.diagnose()));
    }

    /** Its child is not in the part: nobody may take what it waits for to be a callback. */
    @Test
    void aPartBlamesNobodyForWhatIsOutside() {
        pool.closeAsync();
        two.err();
        ProcessGraph part = ProcessGraph.capture(app).filter(GraphFilter.all().named("pool"));
        assertEquals(List.of(), part.diagnose().findings());
    }

    @Test
    void whatMovedSinceIsTold() {
        pool.closeAsync();
        two.err();
        ProcessGraph earlier = ProcessGraph.capture(app);
        idle.close();
        GoProcess late = GoProcesses.named("late").parent(app).open();
        GraphChange change = ProcessGraph.capture(app).since(earlier);
        assertEquals(List.of(late.id()), change.opened().stream().map(ProcessRef::id).toList());
        assertEquals(List.of(idle.id()), change.closed().stream().map(ProcessRef::id).toList());
        assertEquals(List.of(), change.began());
        assertEquals(1, change.held().size());
        Found.assertNames(one, List.of(pool, one), change.held().get(0));
        assertTrue(!change.isStill() && change.time().isPositive());
    }

    @Test
    void whatStandsStillIsStuck() {
        pool.closeAsync();
        two.err();
        ProcessGraph earlier = ProcessGraph.capture(app);
        GraphChange change = ProcessGraph.capture(app).since(earlier);
        assertTrue(change.isStill());
        assertEquals(1, change.held().size());
    }

    @Test
    void namesAreCountedByTheirStem() {
        assertEquals(
                List.of(
                        new StemCount("worker", 2, 0),
                        new StemCount("app", 1, 0),
                        new StemCount("idle", 1, 0),
                        new StemCount("pool", 1, 0)),
                ProcessGraph.capture(app).counts());
    }
}
