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
}
