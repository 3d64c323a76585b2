package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
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
