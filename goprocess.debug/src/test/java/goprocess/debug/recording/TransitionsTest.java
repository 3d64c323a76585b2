package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What happened, in order, as a recording tells it. */
@NothingLeftOpen
class TransitionsTest {
    private static String text(Transition step) {
        return step.getClass().getSimpleName() + " " + step.process().name();
    }

    private static List<Transition> since(GoProcess first, ProcessRecording recording) {
        return recording.transitions().stream()
                .filter(step -> step.process().id() >= first.id())
                .toList();
    }

    @Test
    void allOfThemAreThereInTheirOrder() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").teardown(() -> {}).open();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .go(
                                    self -> {
                                        running.countDown();
                                        end.await();
                                    });
            running.await();
            app.addChild(worker);
            app.closeAsync();
            end.countDown();
            app.close();
            assertEquals(
                    List.of(
                            "Opened app",
                            "Opened worker",
                            "FunctionStarted worker",
                            "Linked app",
                            "Closing app",
                            "Closing worker",
                            "FunctionEnded worker",
                            "Closed worker",
                            "TeardownStarted app",
                            "TeardownEnded app",
                            "Closed app"),
                    since(app, flight.read()).stream().map(TransitionsTest::text).toList());
        }
    }

    @Test
    void aProcessClosesAfterTheFunctionThatReturned() throws IOException, InterruptedException {
        try (Flight flight = Flight.begun()) {
            GoProcess worker = GoProcesses.named("worker").go(self -> {});
            worker.closed().await();
            assertEquals(
                    List.of(
                            "Opened worker",
                            "FunctionStarted worker",
                            "FunctionEnded worker",
                            "Closing worker",
                            "Closed worker"),
                    since(worker, flight.read()).stream().map(TransitionsTest::text).toList());
        }
    }

    @Test
    void whatWasGivenUpIsAStepBeforeTheEnd() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess other = GoProcesses.named("other").open();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .waitFor(other)
                            .go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();
            worker.abandon();
            worker.err();
            other.close();
            List<String> steps =
                    since(worker, flight.read()).stream()
                            .filter(step -> step instanceof Transition.Abandoned)
                            .map(Transition.Abandoned.class::cast)
                            .map(
                                    step ->
                                            step.what()
                                                    + step.to()
                                                            .map(to -> " for " + to.name())
                                                            .orElse(""))
                            .toList();
            assertEquals(List.of("function", "wait for other"), steps);
        }
    }

    @Test
    void eachTellsWhatItsEventDoes() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcess child = GoProcesses.named("child").parent(app).open();
            app.close();
            List<Transition> steps = since(app, flight.read());
            RecordedProcess parent = new RecordedProcess(app.id(), "app");
            RecordedProcess process = new RecordedProcess(child.id(), "child");
            List<Instant> times = steps.stream().map(Transition::time).toList();
            String thread = Thread.currentThread().getName();
            assertEquals(
                    List.of(
                            new Transition.Opened(times.get(0), parent, Optional.empty()),
                            new Transition.Opened(times.get(1), process, Optional.of(parent)),
                            new Transition.Closing(
                                    times.get(2),
                                    parent,
                                    Optional.of(CloseCause.CALLED),
                                    Optional.empty(),
                                    thread),
                            new Transition.Closing(
                                    times.get(3),
                                    process,
                                    Optional.of(CloseCause.PARENT),
                                    Optional.of(parent),
                                    thread),
                            new Transition.Closed(
                                    times.get(4), process, Optional.empty(), Optional.empty()),
                            new Transition.Closed(
                                    times.get(5), parent, Optional.of(process), Optional.empty())),
                    steps);
        }
    }

    @Test
    void theirTimesLieInTheRecording() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").open();
            app.close();
            ProcessRecording recording = flight.read();
            for (Transition step : since(app, recording)) {
                assertFalse(step.time().isBefore(recording.start()), step.toString());
                assertFalse(step.time().isAfter(recording.end()), step.toString());
            }
        }
    }

    @Test
    void whatIsKnownFromBeforeTheRecordingComesFirst() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        try (Flight flight = Flight.begun()) {
            app.close();
            ProcessRecording recording = flight.read();
            List<Transition> steps = since(app, recording);
            assertEquals("Opened app", text(steps.getFirst()));
            assertTrue(steps.getFirst().time().isBefore(recording.start()));
        }
    }
}
