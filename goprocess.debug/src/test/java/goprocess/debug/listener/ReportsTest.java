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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
            RecordedEvent event = cyclesOf(flight, a, b).getFirst();
            assertEquals(2, event.getInt("length"));
            assertEquals(
                    Set.of("" + a.id(), "" + b.id()),
                    Set.of(event.getString("processes").split(" ")));
            String ring = "a #%1$d → b #%2$d → a #%1$d".formatted(a.id(), b.id());
            String other = "b #%2$d → a #%1$d → b #%2$d".formatted(a.id(), b.id());
            assertTrue(Set.of(ring, other).contains(event.getString("cycle")), event.toString());
            RecordedWarning warning = warnings(flight.read(), Set.of(a.id(), b.id())).getFirst();
            assertEquals(RecordedWarning.Kind.WAIT_CYCLE, warning.kind());
            assertEquals(event.getString("cycle"), warning.text());
        }
    }

    /** With one of the two: what earlier tests linked may be found whenever another one closes. */
    private static List<RecordedEvent> cyclesOf(Flight flight, GoProcess a, GoProcess b)
            throws IOException {
        Set<String> ids = Set.of("" + a.id(), "" + b.id());
        return flight.events(EventNames.WAIT_CYCLE).stream()
                .filter(
                        event ->
                                Stream.of(event.getString("processes").split(" "))
                                        .anyMatch(ids::contains))
                .toList();
    }

    /** Of some processes only: what earlier tests forgot is reported whenever it is collected. */
    private static List<RecordedWarning> warnings(ProcessRecording recording, Set<Long> ids) {
        return recording.warnings().stream()
                .filter(warning -> ids.contains(warning.process().id()))
                .toList();
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
            assertEquals(1, cyclesOf(flight, a, b).size());
        }
    }

    @Test
    void aProcessThatBecameGarbageIsAnEvent() throws Exception {
        BlockingQueue<Long> leaked = new LinkedBlockingQueue<>();
        try (Flight flight = Flight.begun();
                RecordingStream stream = new RecordingStream()) {
            stream.onEvent(EventNames.LEAKED, event -> leaked.add(event.getLong("id")));
            stream.startAsync();
            Long id = openAndForget(); // not before the stream: it may be collected at once
            do {
                System.gc(); // It may take several rounds until it is found.
            } while (!id.equals(leaked.poll(50, TimeUnit.MILLISECONDS)));
            RecordedEvent event = flight.only(EventNames.LEAKED, id);
            assertEquals("forgotten", event.getString("name"));
            assertTrue(event.getDuration("age").isPositive());
            ProcessRecording recording = flight.read();
            RecordedWarning warning = warnings(recording, Set.of(id)).getFirst();
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
                    warnings(flight.read(), Set.of(app.id())).stream()
                            .map(RecordedWarning::kind)
                            .toList());
        }
        app.close();
    }
}
