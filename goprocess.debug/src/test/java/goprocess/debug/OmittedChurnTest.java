package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

/** Of a hundred closes it is found out whether processes come and go; of more, it is not. */
class OmittedChurnTest {
    /** So many closes, each of which waits for one that was opened since. */
    private static ProcessGraph captured(int closes) {
        List<ClosingNode> nodes =
                LongStream.rangeClosed(1, closes)
                        .mapToObj(i -> waitingFor(new ClosingNode(1_000 + i, "late", 0), i))
                        .toList();
        return new ProcessGraph(Capture.of(nodes, List::of, false));
    }

    private static ClosingNode waitingFor(ClosingNode late, long id) {
        ClosingNode node = new ClosingNode(id, "node-" + id, 1);
        node.waitsFor(late);
        return node;
    }

    @Test
    void moreThanAHundred() {
        ProcessGraph graph = captured(103);
        assertEquals(3, graph.comesAndGoesOmitted());
        String sentence =
                "3 more closes were not examined for processes that come and go: a capture"
                        + " examines 100 at most.";
        String text = graph.diagnose().toString();
        assertTrue(text.endsWith("\n" + sentence), text);
        String dot = graph.toDot().replaceAll("\" \\+ \"\\\\l\" \\+ \"", " ");
        assertTrue(dot.contains(sentence), graph::toDot);
        assertTrue(graph.toJson().contains("\"comesAndGoesOmitted\":3"), graph::toJson);
        PublishedSchema.read(graph.toJson());
    }

    @Test
    void aPartSaysItOfItsOwn() {
        ProcessGraph graph = captured(103).filter(GraphFilter.all().named("node-(1|103)"));
        assertEquals(1, graph.comesAndGoesOmitted());
    }

    @Test
    void upToAHundredNothingIsSaid() {
        ProcessGraph graph = captured(100);
        assertEquals(0, graph.comesAndGoesOmitted());
        assertFalse(graph.diagnose().toString().contains("ever new"));
        assertFalse(graph.toJson().contains("comesAndGoesOmitted"));
    }
}
