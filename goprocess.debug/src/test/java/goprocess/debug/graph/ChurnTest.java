package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(1, captured(Snapshot.MOST_WATCHED_LINKS + 1).comesAndGoesOmitted());
    }
}
