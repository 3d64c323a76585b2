package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.List;

@NothingLeftOpen
class StuckCallbackTest {
    @Test
    void aCallbackThatDoesNotReturnIsNamedWithTheThreadThatCloses() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        GoProcess service = GoProcesses.named("service").parent(app).open();
        try (Gate gate = new Gate()) {
            service.closing().onRaised(gate::passUninterruptibly);
            Thread.ofPlatform().name("closer").start(app::close);
            gate.awaitReached();
            Diagnosis diagnosis = ProcessGraph.capture(app).diagnose();
            StuckCallback found = Found.only(StuckCallback.class, diagnosis);
            Found.assertNames(service, List.of(app, service), found);
            assertFalse(found.certain());
            assertTrue(diagnosis.toString().contains("by thread closer"), diagnosis::toString);
        }
        app.err();
    }
}
