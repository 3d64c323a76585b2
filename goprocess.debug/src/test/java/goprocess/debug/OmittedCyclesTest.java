package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** A hundred cycles of a kind are found; of more, it is said how many processes are in one. */
@NothingLeftOpen
class OmittedCyclesTest {
    private final Garbage garbage = new Garbage();

    /** So many cycles of two under one process that closes. */
    private GoProcess tied(int cycles) {
        GoProcess app = garbage.open("app");
        for (int i = 1; i <= cycles; i++) {
            GoProcess a = garbage.open("a-" + i);
            GoProcess b = garbage.open("b-" + i);
            a.waitFor(b);
            b.waitFor(a);
            app.waitFor(a);
        }
        app.closeAsync();
        return app;
    }

    @Test
    void moreThanAHundredCyclesOfLinks() {
        ProcessGraph graph = ProcessGraph.capture(tied(102));
        assertSaid(graph, 4);
        garbage.collect();
    }

    @Test
    void moreThanAHundredCyclesInARecording() throws Exception {
        try (Flight flight = Flight.begun()) {
            ProcessRecording recording = recorded(flight);
            assertSaid(recording.graphAt(recording.end()).filter(tiedOnes()), 2);
        }
        garbage.collect();
    }

    /** On its own, so that nothing here refers to the processes afterwards. */
    private ProcessRecording recorded(Flight flight) throws IOException {
        GoProcess app = tied(101);
        ProcessRecording recording = flight.read();
        assertEquals(State.CLOSING, app.state());
        return recording;
    }

    private static GraphFilter tiedOnes() {
        return GraphFilter.all().named("app|[ab]-.*");
    }

    @Test
    void upToAHundredNothingIsSaid() {
        ProcessGraph graph = ProcessGraph.capture(tied(100));
        Diagnosis diagnosis = graph.diagnose();
        assertEquals(100, diagnosis.findings().size());
        assertEquals(0, diagnosis.cyclesOmitted());
        assertFalse(diagnosis.toString().contains("searched for"), diagnosis::toString);
        assertFalse(graph.toJson().contains("cyclesOmitted"));
        garbage.collect();
    }

    @Test
    void moreThanAHundredThatWaitForThemselves() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < 101; i++) {
            parent.go("waits-" + i, self -> parent.closed().await());
        }
        Closing.of(parent)
                .diagnoseUntil(
                        diagnosis ->
                                Found.certain(diagnosis).size() == 100
                                        && diagnosis.cyclesOmitted() == 1
                                        && diagnosis
                                                .toString()
                                                .endsWith(
                                                        "\n"
                                                            + "1 more process is in a cycle that"
                                                            + " was left out: a diagnosis finds at"
                                                            + " most 100 of each kind."));
        parent.abandon();
    }

    private static void assertSaid(ProcessGraph graph, int processes) {
        Diagnosis diagnosis = graph.diagnose();
        // None of those in an omitted cycle is said to be one that nobody closes.
        assertEquals(100, diagnosis.findings().size());
        assertEquals(100, Found.certain(diagnosis).size());
        assertEquals(0, diagnosis.omitted());
        assertEquals(processes, diagnosis.cyclesOmitted());
        String sentence =
                processes
                        + " more processes are in cycles that were left out: a diagnosis"
                        + " finds at most 100 of each kind.";
        assertTrue(diagnosis.toString().endsWith("\n" + sentence), diagnosis::toString);
        String dot = graph.toDot().replaceAll("\" \\+ \"\\\\l\" \\+ \"", " ");
        assertTrue(dot.contains(sentence), graph::toDot);
        assertTrue(graph.toJson().contains("\"cyclesOmitted\":" + processes), graph::toJson);
        PublishedSchema.read(graph.toJson());
    }
}
