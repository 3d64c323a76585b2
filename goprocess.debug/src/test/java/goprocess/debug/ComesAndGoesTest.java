package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.ClosingNode;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Transition;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A close under which processes come: which of them go, and which stay. */
class ComesAndGoesTest {
    /** A capture looks at most every half a millisecond, for a tenth of a second. */
    private static final int LOOKS = 500;

    /** A close that is younger may end in a moment. */
    private static final long LONG_ENOUGH = TimeUnit.MILLISECONDS.toNanos(300);

    private final ClosingNode server = new ClosingNode(1, "server", 1);

    private static ClosingNode late(int id, String name) {
        return new ClosingNode(id, name, 0).withFunction();
    }

    /** It has not begun to close: a fake that closes does so as long as it is looked at. */
    private static ClosingNode request(int id) {
        return late(id, "request").running();
    }

    private Diagnosis diagnosed() {
        return new ProcessGraph(Capture.of(List.of(server), List::of, false)).diagnose();
    }

    @Test
    void whatComesAndDoesNotGoIsToldOneByOne() {
        List<ClosingNode> handlers = new ArrayList<>();
        handlers.add(late(2, "handler"));
        server.waitsFor(handlers.getFirst());
        for (int i = 3; i < LOOKS; i++) {
            handlers.add(late(i, "handler"));
            server.thenWaitsFor(handlers.toArray(ClosingNode[]::new));
        }
        StuckFunction found = Found.only(StuckFunction.class, diagnosed());
        assertEquals(2, found.culprit().id());
    }

    @Test
    void oneThatStaysIsToldToo() {
        ClosingNode stuck = late(2, "stuck");
        server.waitsFor(stuck, request(3));
        for (int i = 4; i < LOOKS; i++) {
            server.thenWaitsFor(stuck, request(i));
        }
        Diagnosis diagnosis = diagnosed();
        assertEquals(
                List.of(ComesAndGoes.class, StuckFunction.class),
                diagnosis.findings().stream().map(Object::getClass).toList(),
                diagnosis::toString);
        assertEquals("stuck", diagnosis.findings().get(1).culprit().name());
    }

    @Test
    void theFunctionThatIsShownIsOfOneThatComes() {
        server.waitsFor(request(3));
        for (int i = 4; i < LOOKS; i++) {
            server.thenWaitsFor(request(i));
        }
        String text = diagnosed().toString();
        String thread = ", thread " + Thread.currentThread().getName();
        String first = text.lines().findFirst().orElseThrow();
        assertTrue(first.contains(": ever new processes keep it open; the function of"), text);
        assertTrue(first.contains(thread), text);
        assertTrue(text.contains("\n  The function of one of them is on thread "), text);
        assertFalse(text.contains("Its function"), text);
    }

    @Test
    void aRequestedCloseIsHeldByThemAsWell() {
        server.wished();
        server.waitsFor(request(3));
        for (int i = 4; i < LOOKS; i++) {
            server.thenWaitsFor(request(i));
        }
        Found.only(ComesAndGoes.class, diagnosed());
    }

    /** A recording shows it at the moment at which one of them has just closed. */
    @Test
    void aRecordingSaysTheSameOfARequestedClose() throws Exception {
        try (Flight flight = Flight.planned()) {
            GoProcess job = GoProcesses.named("job").open();
            CountDownLatch wished = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(1);
            job.go("first", self -> wished.await());
            Thread wisher = Thread.ofPlatform().start(job::closeAfterChildren);
            Closing.await(() -> ProcessProvider.installed().node(job).look().afterChildren());
            flight.recording().start(); // a snapshot shows the request
            long began = System.nanoTime();
            comesAndGoes(job, enough);
            wished.countDown();
            Closing.await(() -> System.nanoTime() - began > LONG_ENOUGH);
            Closing.await(
                    () ->
                            ProcessGraph.capture(job).diagnose().findings().stream()
                                    .anyMatch(ComesAndGoes.class::isInstance));
            enough.countDown();
            wisher.join();
            ProcessRecording recording = flight.read();
            assertTrue(
                    recording.transitions().stream()
                            .filter(Transition.Closed.class::isInstance)
                            .filter(step -> step.process().name().equals("one of them"))
                            .map(step -> recording.graphAt(step.time()).diagnose())
                            .flatMap(diagnosis -> diagnosis.findings().stream())
                            .anyMatch(ComesAndGoes.class::isInstance));
        }
    }

    /** Each begins the next one, and ends a moment later. */
    private static void comesAndGoes(GoProcess job, CountDownLatch enough) {
        job.go(
                "one of them",
                self -> {
                    if (!enough.await(1, TimeUnit.MILLISECONDS)) {
                        comesAndGoes(job, enough);
                    }
                });
    }
}
