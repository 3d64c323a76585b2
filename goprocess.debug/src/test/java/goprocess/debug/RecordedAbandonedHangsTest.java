package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Work that was given up, in a recording as in the live diagnosis. */
@NothingLeftOpen
class RecordedAbandonedHangsTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasGivenUpAndItsProcessHasClosed(boolean fromTheStart) throws Exception {
        try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                Gate gate = new Gate()) {
            AtomicReference<Thread> stuck = new AtomicReference<>();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .go(
                                    self -> {
                                        stuck.set(Thread.currentThread());
                                        gate.passUninterruptibly();
                                    });
            gate.awaitReached();
            Closing.await(() -> stuck.get().getState() == Thread.State.WAITING);
            worker.closeAsync();
            worker.abandon();
            worker.err();
            if (!fromTheStart) {
                flight.recording().start();
            }

            Finding found = LiveAndRecorded.assertAgree(flight, worker.id(), "closed");

            assertEquals(Abandoned.class, found.getClass());
            assertEquals("worker", found.culprit().name());
        }
    }

    /** First what the oldest process has, as everywhere, and first what it gave up first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasGivenUpOfSeveralThatHaveClosedIsInOneOrder(boolean fromTheStart) throws Exception {
        try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                Gate function = new Gate();
                Gate teardown = new Gate();
                Gate other = new Gate()) {
            GoProcess older =
                    GoProcesses.named("older")
                            .teardown(teardown::passUninterruptibly)
                            .go(self -> function.passUninterruptibly());
            GoProcess younger =
                    GoProcesses.named("younger").go(self -> other.passUninterruptibly());
            function.awaitReached();
            other.awaitReached();
            giveUp(younger);
            giveUp(older);
            teardown.awaitReached();
            older.abandon();
            older.err();
            younger.err();
            if (!fromTheStart) {
                flight.recording().start();
            }

            List<String> live = abandoned(ProcessGraph.capture(), older);
            ProcessRecording recording = flight.read();
            List<String> recorded = abandoned(recording.graphAt(recording.end()), older);

            assertEquals(live, recorded);
            assertEquals(List.of("older", "teardown of older", "younger"), live);
        }
    }

    private static void giveUp(GoProcess process) {
        process.closeAsync();
        process.abandon();
    }

    /** The names of the threads of what was given up, in the order of the graph. */
    private static List<String> abandoned(ProcessGraph graph, GoProcess first) {
        List<String> threads = new ArrayList<>();
        for (JsonNode process : new JsonMapper().readTree(graph.toJson()).get("processes")) {
            if (process.get("id").asLong() >= first.id()) {
                process.path("abandoned")
                        .forEach(work -> threads.add(work.get("thread").asString()));
            }
        }
        return threads;
    }

    /** Whoever gives up a function may give up the teardown with it that begins then. */
    @Test
    void whatWasGivenUpAndGoesOn() throws Exception {
        boolean told = false;
        while (!told) {
            try (Flight flight = Flight.begun();
                    Gate function = new Gate();
                    Gate teardown = new Gate()) {
                GoProcess app =
                        GoProcesses.named("app")
                                .teardown(teardown::passUninterruptibly)
                                .go(self -> function.passUninterruptibly());
                function.awaitReached();
                app.closeAsync();
                app.abandon();
                teardown.awaitReached();
                Closing.await(() -> LiveAndRecorded.isParked(app));
                told = !app.closed().isRaised();
                if (told) {
                    assertEquals(
                            Abandoned.class,
                            LiveAndRecorded.assertAgree(flight, app.id(), "abandoned").getClass());
                }
                function.open();
                teardown.open();
                app.err();
            }
        }
    }

    /** The function goes on, and ends later, but nothing waits for it. */
    @Test
    void aTeardownThatBeganWhenTheFunctionWasGivenUp() throws Exception {
        try (Flight flight = Flight.begun();
                Gate function = new Gate();
                Gate teardown = new Gate()) {
            GoProcess app =
                    GoProcesses.named("app")
                            .teardown(teardown::passUninterruptibly)
                            .go(self -> function.passUninterruptibly());
            function.awaitReached();
            app.closeAsync();
            app.abandon();
            teardown.awaitReached();
            Instant hanging = LiveAndRecorded.aMomentLater();
            function.open();
            Closing.await(() -> isAbandonedWorkOver(app));
            teardown.open();
            app.err();

            Diagnosis diagnosis = flight.read().graphAt(hanging).diagnose();

            assertEquals(
                    List.of(StuckTeardown.class, Abandoned.class),
                    LiveAndRecorded.from(app.id(), diagnosis).stream()
                            .map(Object::getClass)
                            .toList(),
                    diagnosis::toString);
        }
    }

    private static boolean isAbandonedWorkOver(GoProcess process) {
        return ProcessProvider.installed().abandoned().stream()
                .noneMatch(work -> work.processId() == process.id());
    }
}
