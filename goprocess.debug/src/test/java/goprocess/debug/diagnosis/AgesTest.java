package goprocess.debug.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.graph.Snapshot;

import org.junit.jupiter.api.Test;

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
}
