package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Threads of classes of the application, which may do anything when they are looked at. */
@NothingLeftOpen
class OddThreadTest {
    private static final long LONGER_THAN_THE_PROBE = TimeUnit.MILLISECONDS.toNanos(60);

    /** A thread that cannot be looked at. */
    private static final class Odd extends Thread {
        Odd(Runnable task) {
            super(task, "odd");
        }

        @Override
        public State getState() {
            if (!isAlive()) {
                return super.getState();
            }
            throw new IllegalStateException("no state");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new SecurityException("no stack");
        }

        @Override
        public boolean isInterrupted() {
            throw new IllegalStateException("no flag");
        }
    }

    /** A mock, such as a test of the application has. */
    private static final class Stateless extends Thread {
        Stateless(Runnable task) {
            super(task, "stateless");
        }

        @Override
        public State getState() {
            return isAlive() ? null : super.getState();
        }
    }

    /** A thread that takes no interrupt. */
    private static final class Deaf extends Thread {
        Deaf(Runnable task) {
            super(task, "deaf");
        }

        @Override
        public void interrupt() {
            throw new SecurityException("no interrupt");
        }
    }

    /** Once the interrupt was tried, the wait of the function no longer ends by itself. */
    @Test
    void oneThatTakesNoInterruptWasNotInterrupted() {
        GoProcess other = GoProcesses.named("other").open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .threadFactory(Deaf::new)
                        .interruptAfter(Duration.ZERO)
                        .go(self -> other.closed().await());
        ProcessNode awaited = ProcessProvider.installed().node(other);
        Closing.await(() -> !awaited.waits().isEmpty());
        worker.closeAsync();
        Closing.await(() -> !awaited.waits().getFirst().timed());

        assertFalse(ProcessProvider.installed().node(worker).isFunctionInterrupted());

        other.close();
        worker.err();
    }

    @Test
    void oneWithoutAStateCostsNoSnapshot() throws Exception {
        costsNoSnapshot(Stateless::new);
    }

    @Test
    void oneThatCannotBeLookedAtCostsNoSnapshot() throws Exception {
        costsNoSnapshot(Odd::new);
    }

    private static void costsNoSnapshot(ThreadFactory threads) throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate();
                Flight flight = Flight.planned()) {
            GoProcesses.named("stuck")
                    .parent(app)
                    .threadFactory(threads)
                    .go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            app.closeAsync();
            flight.recording().start();

            ProcessRecording recording = flight.read();

            ProcessGraph graph = recording.graphAt(recording.end());
            assertEquals("stuck", graph.diagnose().findings().getFirst().culprit().name());
            assertEquals(List.of(), recording.missing());
        }
        app.err();
    }

    /**
     * It is on no carrier, and shows no stack: live and from a recording this is no lack of one.
     */
    @Test
    void oneThatDoesNotBeginLacksNoCarrier() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate();
                Flight flight = Flight.begun()) {
            GoProcesses.named("late")
                    .parent(app)
                    .threadFactory(
                            task ->
                                    new Odd(
                                            () -> {
                                                gate.passUninterruptibly();
                                                task.run();
                                            }))
                    .go(self -> {});
            gate.awaitReached();
            long queuedBefore = System.nanoTime();
            app.closeAsync();
            Closing.await(() -> System.nanoTime() - queuedBefore > LONGER_THAN_THE_PROBE);

            Diagnosis live = ProcessGraph.capture().diagnose();
            ProcessRecording recording = flight.read();
            Diagnosis recorded = recording.graphAt(recording.end()).diagnose();

            Found.only(StuckStart.class, live);
            Found.only(StuckStart.class, recorded);
        }
        app.err();
    }

    @Test
    void oneCostsItsOwnStackAndNothingElse() {
        GoProcess app = GoProcesses.named("app").open();
        try (Gate gate = new Gate()) {
            GoProcesses.named("first").parent(app).threadFactory(Odd::new).go(self -> gate.pass());
            app.go("second", self -> gate.pass());
            Diagnosis diagnosis =
                    Closing.of(app)
                            .diagnoseUntil(
                                    found ->
                                            found.findings().size() == 2
                                                    && found.findings().stream()
                                                            .anyMatch(f -> f.frame().isPresent()));
            List<String> culprits =
                    diagnosis.findings().stream().map(f -> f.culprit().name()).sorted().toList();
            assertTrue(culprits.equals(List.of("first", "second")), culprits::toString);
            assertTrue(diagnosis.toString().contains("thread odd"), diagnosis::toString);
        }
        app.err();
    }
}
