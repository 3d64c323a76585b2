package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A close under which processes come: which of them go, and which stay. */
class ComesAndGoesTest {
    /** A capture looks at most every half a millisecond, for a tenth of a second. */
    private static final int LOOKS = 500;

    private final ClosingNode server = new ClosingNode(1, "server", 1);

    private static ClosingNode late(int id, String name) {
        return new ClosingNode(id, name, 0).withFunction();
    }

    /** It has not begun to close: a fake that closes does so as long as it is looked at. */
    private static ClosingNode request(int id) {
        return late(id, "request").running();
    }

    private Diagnosis diagnosed() {
        return new ProcessGraph(Capture.of(List.of(server), List::of, false)).diagnose();
    }

    @Test
    void whatComesAndDoesNotGoIsToldOneByOne() {
        List<ClosingNode> handlers = new ArrayList<>();
        handlers.add(late(2, "handler"));
        server.waitsFor(handlers.getFirst());
        for (int i = 3; i < LOOKS; i++) {
            handlers.add(late(i, "handler"));
            server.thenWaitsFor(handlers.toArray(ClosingNode[]::new));
        }
        StuckFunction found = Found.only(StuckFunction.class, diagnosed());
        assertEquals(2, found.culprit().id());
    }

    @Test
    void oneThatStaysIsToldToo() {
        ClosingNode stuck = late(2, "stuck");
        server.waitsFor(stuck, request(3));
        for (int i = 4; i < LOOKS; i++) {
            server.thenWaitsFor(stuck, request(i));
        }
        Diagnosis diagnosis = diagnosed();
        assertEquals(
                List.of(ComesAndGoes.class, StuckFunction.class),
                diagnosis.findings().stream().map(Object::getClass).toList(),
                diagnosis::toString);
        assertEquals("stuck", diagnosis.findings().get(1).culprit().name());
    }

    @Test
    void theFunctionThatIsShownIsOfOneThatComes() {
        server.waitsFor(request(3));
        for (int i = 4; i < LOOKS; i++) {
            server.thenWaitsFor(request(i));
        }
        String text = diagnosed().toString();
        String thread = ", thread " + Thread.currentThread().getName();
        String first = text.lines().findFirst().orElseThrow();
        assertTrue(first.contains(": ever new processes keep it open; the function of"), text);
        assertTrue(first.contains(thread), text);
        assertTrue(text.contains("\n  The function of one of them is on thread "), text);
        assertFalse(text.contains("Its function"), text);
    }
}
