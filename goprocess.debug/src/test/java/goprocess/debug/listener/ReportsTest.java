package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedWarning;
import goprocess.debug.recording.Transition;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The events that report a problem, and how a recording shows them. */
@NothingLeftOpen
class ReportsTest {
    @Test
    void aCircleOfWaitsIsAnEvent() throws IOException {
        GoProcess a = GoProcesses.named("a").open();
        GoProcess b = GoProcesses.named("b").open();
        try (Flight flight = Flight.begun()) {
            a.waitFor(b);
            b.waitFor(a);
            RecordedEvent event = flight.events(EventNames.WAIT_CYCLE).getFirst();
            assertEquals(2, event.getInt("length"));
            assertEquals(
                    Set.of("" + a.id(), "" + b.id()),
                    Set.of(event.getString("processes").split(" ")));
            String ring = "a #%1$d → b #%2$d → a #%1$d".formatted(a.id(), b.id());
            String other = "b #%2$d → a #%1$d → b #%2$d".formatted(a.id(), b.id());
            assertTrue(Set.of(ring, other).contains(event.getString("cycle")), event.toString());
            RecordedWarning warning = flight.read().warnings().getFirst();
            assertEquals(RecordedWarning.Kind.WAIT_CYCLE, warning.kind());
            assertEquals(event.getString("cycle"), warning.text());
        }
    }

    @Test
    void aCircleIsToldOnceHoweverOftenItsMembersClose() throws IOException {
        GoProcess a = GoProcesses.named("a").open();
        GoProcess b = GoProcesses.named("b").open();
        try (Flight flight = Flight.begun()) {
            a.waitFor(b);
            b.waitFor(a);
            a.closeAsync();
            b.closeAsync();
            assertEquals(1, flight.events(EventNames.WAIT_CYCLE).size());
        }
    }

    @Test
    void aProcessThatBecameGarbageIsAnEvent() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (Flight flight = Flight.begun();
                RecordingStream stream = new RecordingStream()) {
            long id = openAndForget();
            stream.onEvent(
                    EventNames.LEAKED,
                    event -> {
                        if (event.getLong("id") == id) {
                            told.countDown();
                        }
                    });
            stream.startAsync();
            while (told.getCount() > 0) {
                System.gc();
                // Not for good: it may take several rounds until it is found.
                boolean unused = told.await(50, TimeUnit.MILLISECONDS);
            }
            RecordedEvent event = flight.only(EventNames.LEAKED, id);
            assertEquals("forgotten", event.getString("name"));
            assertTrue(event.getDuration("age").isPositive());
            ProcessRecording recording = flight.read();
            RecordedWarning warning =
                    recording.warnings().stream()
                            .filter(one -> one.process().id() == id)
                            .findFirst()
                            .orElseThrow();
            assertEquals(RecordedWarning.Kind.LEAKED, warning.kind());
            assertTrue(
                    recording.transitions().stream()
                            .anyMatch(
                                    step ->
                                            step instanceof Transition.Leaked
                                                    && step.process().id() == id));
            assertTrue(
                    recording.graphAt(warning.time().minusNanos(1)).toJson().contains("forgotten"));
            assertFalse(recording.graphAt(recording.end()).toJson().contains("forgotten"));
        }
    }

    private static long openAndForget() {
        return GoProcesses.named("forgotten").open().id();
    }

    @Test
    void aStalledCloseIsAnEvent() throws IOException {
        GoProcess app = GoProcesses.named("app").open();
        try (Flight flight = Flight.begun()) {
            Reports.stalled(app.id(), "app", Duration.ofSeconds(12), "held by\nsomebody");
            RecordedEvent event = flight.only(EventNames.STALLED, app.id());
            assertEquals("app", event.getString("name"));
            assertEquals(Duration.ofSeconds(12), event.getDuration("age"));
            assertEquals("held by\nsomebody", event.getString("diagnosis"));
            assertEquals(
                    List.of(RecordedWarning.Kind.STALLED),
                    flight.read().warnings().stream().map(RecordedWarning::kind).toList());
        }
        app.close();
    }
}
