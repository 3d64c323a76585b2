package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.ClosingNode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The reports of a close that takes long, when its culprit changes. */
class StalledClosesTest {
    private static final Duration THRESHOLD = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private final ClosingNode app = new ClosingNode(1001, "app", 10);
    private final StalledCloses closes =
            new StalledCloses(
                    THRESHOLD.toNanos(),
                    () -> List.of(app),
                    (id, name, age, diagnosis) -> told.add(diagnosis),
                    null);

    @Test
    void whatHasJustBegunHasNotHeldTheCloseSoLong() {
        app.waitsFor(new ClosingNode(1002, "held first", 5).withFunction());
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("held first #1002 holds the close of app #1001"));

        app.waitsFor(new ClosingNode(1003, "comes and goes", 0).withFunction());
        assertTrue(closes.examine());
        app.waitsFor(new ClosingNode(1004, "comes and goes", 0).withFunction());
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);

        app.waitsFor(new ClosingNode(1005, "held next", 2).withFunction());
        assertTrue(closes.examine());
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(1).startsWith("held next #1005 holds the close of app #1001"));
    }
}
