package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

@NothingLeftOpen
class NoCarrierTest {
    private static final int CARRIERS =
            Integer.getInteger(
                    "jdk.virtualThreadScheduler.parallelism",
                    Runtime.getRuntime().availableProcessors());

    /** More than the time in which a test that hangs is ended. */
    private static final int SECONDS_OF_A_TEST = 200;

    private final GoProcess app = GoProcesses.named("app").open();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Gate looked = new Gate();
    private final List<GoProcess> ahead = new ArrayList<>();
    private final List<GoProcess> spinners = new ArrayList<>();

    /** They spin without ever yielding: once all of them run, no carrier is free. */
    @BeforeEach
    void takeAllCarriers() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(CARRIERS);
        for (int i = 0; i < CARRIERS; i++) {
            spinners.add(
                    GoProcesses.named("spinner")
                            .go(
                                    self -> {
                                        running.countDown();
                                        spin();
                                    }));
        }
        running.await();
    }

    /** On one line, where each look finds it. */
    private void spin() {
        for (; !over.get(); Thread.onSpinWait()) {}
    }

    @AfterEach
    void giveThemBack() {
        looked.open();
        over.set(true);
        app.err();
        ahead.forEach(GoProcess::err);
        spinners.forEach(GoProcess::closeAsync);
        spinners.forEach(GoProcess::err);
    }

    /**
     * Teardowns that are queued first. Without a carrier a platform thread takes over the oldest
     * one each second, and is held there, so the later ones stay queued until the look.
     */
    private void queueAhead() {
        for (int second = 0; second < SECONDS_OF_A_TEST; second++) {
            GoProcess each =
                    GoProcesses.named("ahead").teardown(looked::passUninterruptibly).open();
            each.closeAsync();
            ahead.add(each);
        }
    }

    @Test
    void aTeardownThatIsQueuedIsNamed() {
        queueAhead();
        GoProcess pool = GoProcesses.named("pool").parent(app).teardown(() -> {}).open();
        Closing closing = Closing.of(app);
        long capturedAfter = System.nanoTime();
        NoCarrier found = Found.only(NoCarrier.class, closing.diagnose());
        Found.assertNames(pool, List.of(app, pool), found);
        assertFalse(found.certain());
        assertEquals(Optional.empty(), found.thread());
        closing.assertHeldBy(found, capturedAfter);
    }

    @Test
    void aFunctionThatHasNotBegunIsNamed() {
        GoProcess worker = app.go("worker", self -> {});
        NoCarrier found = Found.only(NoCarrier.class, Closing.of(app).diagnose());
        Found.assertNames(worker, List.of(app, worker), found);
    }

    @Test
    void itIsNamedFromARecordingToo() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess worker = app.go("worker", self -> {});
            app.closeAsync();
            Diagnosis live = ProcessGraph.capture().diagnose();
            String holder = "held by spinner #" + spinners.getFirst().id() + ", at NoCarrierTest.";
            assertTrue(FirstLine.of(live).contains(holder), live::toString);
            ProcessRecording recording = flight.read();
            Diagnosis recorded = recording.graphAt(recording.end()).diagnose();
            Found.assertNames(worker, List.of(app, worker), Found.only(NoCarrier.class, recorded));
            assertEquals(
                    FirstLine.of(live).split(", for ")[0],
                    FirstLine.of(recorded).split(", for ")[0]);
        }
    }
}
