package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

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

    /** Either may be the one that only takes its time. */
    @Test
    void ofTwoRowsBothAreNamedInTheOrderInWhichTheyBegan() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate child = new Gate();
                Gate stuck = new Gate();
                Gate flushes = new Gate()) {
            app.go("child", self -> child.pass());
            app.closing().onRaised(stuck::passUninterruptibly);
            app.childrenClosed().onRaised(() -> flush(flushes));
            app.closeAsync();
            stuck.awaitReached();
            child.open();
            flushes.awaitReached();
            Diagnosis diagnosis = ProcessGraph.capture(app).diagnose();
            List<Finding> found = diagnosis.findings();
            assertEquals(2, found.size(), diagnosis::toString);
            assertFalse(Found.isIn(found.get(0), "flush"), diagnosis::toString);
            assertTrue(Found.isIn(found.get(1), "flush"), diagnosis::toString);
            String text = diagnosis.toString();
            assertFalse(text.contains("at the same place"), text);
            assertTrue(text.contains("StuckCallbackTest.flush("), text);
            JsonNode json = PublishedSchema.read(ProcessGraph.capture(app).toJson());
            assertEquals(1, json.path("processes").path(0).path("moreCallbacks").size());
        }
        app.err();
    }

    @Test
    void aSlowCallbackDoesNotHideOneThatCameLater() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate slow = new Gate();
                Gate stuck = new Gate()) {
            app.closing().onRaised(slow::passUninterruptibly);
            app.childrenClosed().onRaised(() -> flush(stuck));
            app.closeAsync();
            slow.awaitReached();
            stuck.awaitReached();
            slow.open();
            Closing.await(() -> ProcessGraph.capture(app).diagnose().findings().size() == 1);
            StuckCallback found =
                    Found.only(StuckCallback.class, ProcessGraph.capture(app).diagnose());
            assertTrue(Found.isIn(found, "flush"), found::toString);
            String signals = ": a callback of closing() or childrenClosed(), at ";
            assertTrue(found.summary().contains(signals), found::summary);
        }
        app.err();
    }

    private static void flush(Gate gate) {
        gate.passUninterruptibly();
    }
}
