package goprocess.debug.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.DiagnosisText;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What is captured between two steps of its close is not stuck in something that it has not. */
class BetweenStepsTest {
    private final ClosingNode app = new ClosingNode(1, "app", 1);

    private List<String> told() {
        Snapshot graph = Capture.of(List.of(app), List::of, false);
        return DiagnosisText.of(graph, CulpritSearch.of(graph)).lines().toList();
    }

    /** It waits for its own call that goes down the graph: that is no callback. */
    @Test
    void whatTellsThoseBelowItHasNoCallback() {
        assertEquals(List.of("Nothing holds a close; closing at this moment: 1."), told());
    }

    @Test
    void whatIsAboveItIsNotHeldByItEither() {
        app.waitsFor(new ClosingNode(2, "passing", 1));

        assertEquals(List.of("Nothing holds a close; closing at this moment: 2."), told());
    }

    /** Its end can be seen, and what the library does about it cannot yet. */
    @Test
    void oneWhoseFunctionHasEndedIsNotOneThatNobodyCloses() {
        app.closingNone().waitsFor(new ClosingNode(2, "worker", 10).running());

        assertEquals(List.of("Nothing holds a close; closing at this moment: 1."), told());
    }

    @Test
    void oneWhoseFunctionEndsWhileItIsLookedAtIsNotEither() {
        app.closingNone()
                .waitsFor(new ClosingNode(2, "worker", 10).running().withFunctionThatEnds());

        assertEquals(List.of("Nothing holds a close; closing at this moment: 1."), told());
    }

    /** Its count and its links are not read at the same moment. */
    @Test
    void oneThatWaitsForSomethingElseAtTheNextLookIsNotBetweenSteps() {
        ClosingNode server = new ClosingNode(2, "server", 10).running();
        server.thenWaitsFor(new ClosingNode(3, "connection", 10).running());
        app.closingNone().waitsFor(server);

        assertEquals(
                "server #2 holds the close of app #1: it runs, and nobody closes it, for 60 min 0"
                        + " s",
                told().getFirst());
    }
}
