package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.render.DiagnosisText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** How much is looked at to find processes that come and go. */
class ChurnTest {
    private static Snapshot captured(int children) {
        ClosingNode server = new ClosingNode(1, "server", 10);
        server.waitsFor(
                IntStream.range(0, children)
                        .mapToObj(i -> new ClosingNode(10 + i, "connection", 1).running())
                        .toArray(ClosingNode[]::new));
        return Capture.of(List.of(server), List::of, false);
    }

    @Test
    void whatHasMoreLinksThanCanBeLookedAtAgainIsSaidNotToBeExamined() {
        assertEquals(0, captured(10).comesAndGoesOmitted());
        Snapshot wide = captured(Snapshot.MOST_WATCHED_LINKS + 1);
        assertEquals(1, wide.comesAndGoesOmitted());
        String text = DiagnosisText.of(wide, CulpritSearch.of(wide));
        assertTrue(
                text.endsWith(
                        "1 more close was not examined for processes that come and go: a capture"
                                + " examines 20,000 links at most."),
                text);
    }
}
