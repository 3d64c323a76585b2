package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was given up is told while it runs, though its process has closed. */
@NothingLeftOpen
class AbandonedWorkTest {
    private static List<Finding> about(GoProcess process) {
        return ProcessGraph.capture().diagnose().findings().stream()
                .filter(finding -> finding.culprit().id() == process.id())
                .toList();
    }

    @Test
    void aFunctionThatWasGivenUpIsToldUntilItEnds() throws InterruptedException {
        GoProcess worker;
        try (Gate gate = new Gate()) {
            worker = GoProcesses.named("given up").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();

            worker.abandon();

            assertEquals(State.CLOSED, worker.state());
            Abandoned found = assertInstanceOf(Abandoned.class, about(worker).getFirst());
            assertTrue(found.frame().isPresent(), found::toString);
            assertEquals("given up", found.culprit().name());
            String json = ProcessGraph.capture().toJson();
            assertTrue(json.contains("\"given up\""), json);
        }
        while (!about(worker).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
