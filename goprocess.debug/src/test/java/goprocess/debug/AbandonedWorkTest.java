package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Transition;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

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

    private static List<String> kinds(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(one -> one.getClass().getSimpleName() + " " + one.culprit().name())
                .sorted()
                .toList();
    }

    /** While a child holds the process, its function that was given up holds nothing. */
    @Test
    void aRecordingSaysAtEachMomentWhatTheLiveDiagnosisSays() throws Exception {
        try (Flight flight = Flight.begun();
                Gate teardown = new Gate()) {
            Gate function = new Gate();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .abandonAfter(Duration.ZERO)
                            .go(self -> function.passUninterruptibly());
            GoProcesses.named("child")
                    .parent(worker)
                    .teardown(teardown::passUninterruptibly)
                    .open();
            function.awaitReached();
            worker.closeAsync();
            teardown.awaitReached();
            Closing.await(() -> worker.errNow().isPresent());
            List<String> both = List.of("Abandoned worker", "StuckTeardown child");
            assertEquals(both, kinds(ProcessGraph.capture(worker).diagnose()));
            function.close();
            Closing.await(() -> about(worker).isEmpty());

            ProcessRecording recording = flight.read();

            Instant givenUp = latest(recording, step -> isAbandoned(step) || beginsTeardown(step));
            assertEquals(both, kinds(recording.graphAt(givenUp).diagnose()));
            Finding abandoned =
                    recording.graphAt(givenUp).diagnose().findings().stream()
                            .filter(Abandoned.class::isInstance)
                            .findAny()
                            .orElseThrow();
            assertTrue(abandoned.frame().isPresent(), abandoned::toString);
            assertEquals(
                    List.of("StuckTeardown child"),
                    kinds(recording.graphAt(recording.end()).diagnose()));
        }
    }

    /** A wait that was given up is no link any more, though both go on. */
    @Test
    void aRecordedGraphHasNoLinkThatWasCut() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess other = GoProcesses.named("other").open();
            GoProcess app = GoProcesses.named("app").waitFor(other).open();
            GoProcesses.named("pool").parent(app).teardown(gate::passUninterruptibly).open();
            app.closeAsync();
            gate.awaitReached();
            app.abandon();
            app.err();
            other.close();
            ProcessRecording recording = flight.read();
            Instant before = latest(recording, AbandonedWorkTest::beginsTeardown);
            Instant cut = latest(recording, AbandonedWorkTest::isAbandoned);
            String link = "app → other waits\n";
            assertTrue(GraphText.of(recording.graphAt(before), other).contains(link));
            assertFalse(GraphText.of(recording.graphAt(cut), other).contains(link));
        }
    }

    private static Instant latest(ProcessRecording recording, Predicate<Transition> kind) {
        return recording.transitions().stream()
                .filter(kind)
                .map(Transition::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isAbandoned(Transition step) {
        return step instanceof Transition.Abandoned;
    }

    private static boolean beginsTeardown(Transition step) {
        return step instanceof Transition.TeardownStarted;
    }
}
