package goprocess.debug.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Since when what is far below has held a close. */
class AgesTest {
    /** A way up from each of them, one by one, would take hours. */
    private static final int DEPTH = 400_000;

    @Test
    void belowARequestEachHasHeldItSinceTheRequestOrSinceItWasOpened() {
        ClosingNode top = new ClosingNode(1, "top", 10).wished();
        ClosingNode last = top;
        for (int i = 0; i < DEPTH; i++) {
            int hours = i % 2 == 0 ? 12 : 3;
            ClosingNode next = new ClosingNode(10 + i, "level", hours).running().withFunction();
            last.waitsFor(next);
            last = next;
        }
        Snapshot graph = Capture.of(List.of(top), List::of, false);
        List<Culprit> culprits = CulpritSearch.of(graph).culprits();

        assertEquals(DEPTH, culprits.size());
        for (Culprit culprit : culprits) {
            long hours = TimeUnit.NANOSECONDS.toHours(graph.nanoTime() - culprit.since());
            assertEquals(graph.id(culprit.place()) % 2 == 0 ? 10 : 3, hours);
        }
        assertTrue(culprits.getFirst().since() - culprits.getLast().since() < 0, "oldest first");
    }

    /** When its links were made is not known. */
    @ParameterizedTest
    @CsvSource({"12, 10", "3, 3"})
    void aCycleOfLinksBelowARequestIsAsOldAsTheRequestOrAsItsYoungest(int opened, int expected) {
        ClosingNode top = new ClosingNode(1, "top", 10).wished();
        ClosingNode one = new ClosingNode(2, "one", 20).running();
        ClosingNode other = new ClosingNode(3, "other", opened).running();
        top.waitsFor(one);
        one.waitsFor(other);
        other.waitsFor(one);
        Snapshot graph = Capture.of(List.of(top), List::of, false);

        Culprit cycle = CulpritSearch.of(graph).culprits().getFirst();
        assertEquals(FindingKind.WAIT_CYCLE, cycle.kind());
        assertEquals(expected, TimeUnit.NANOSECONDS.toHours(graph.nanoTime() - cycle.since()));
    }
}
