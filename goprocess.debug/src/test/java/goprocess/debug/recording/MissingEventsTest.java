package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Events that are not in a recording, which says so though no event of the JDK does. */
@NothingLeftOpen
class MissingEventsTest {
    /** More than fit into the memory of a recorder: each has three events. */
    private static final int MANY = 150_000;

    /** Several times as many fit. */
    private static final int FEW = 1_000;

    private static final String DISCARDED =
            "[0-9]+ goprocess events are missing: the recorder lost them, or discarded the oldest,"
                    + " as it does with disk=false[.]";

    private static final List<String> TYPES =
            List.of(
                    "goprocess.Opened",
                    "goprocess.Linked",
                    "goprocess.Closing",
                    "goprocess.Function",
                    "goprocess.Teardown",
                    "goprocess.Abandoned",
                    "goprocess.Closed",
                    "goprocess.WaitCycle",
                    "goprocess.Leaked",
                    "goprocess.Stalled",
                    "goprocess.LiveProcess",
                    "goprocess.LiveLink",
                    "goprocess.LiveWait",
                    "goprocess.LiveWork",
                    "goprocess.LiveThread",
                    "goprocess.Snapshot",
                    "goprocess.Unfinished");

    @TempDir private Path directory;

    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        app.close();
    }

    private void openAndClose(int processes) {
        for (int i = 0; i < processes; i++) {
            GoProcesses.named("job").parent(app).open().close();
        }
    }

    /** A recording in memory; when it has ended, it is gone. */
    private ProcessRecording inMemory(int processes) throws IOException {
        try (Flight flight = Flight.planned()) {
            flight.recording().setToDisk(false);
            flight.recording().start();
            openAndClose(processes);
            Path file = directory.resolve("memory.jfr");
            flight.recording().dump(file);
            return ProcessRecording.open(file);
        }
    }

    @Test
    void whatARecordingInMemoryHasDiscardedIsSaidToBeMissing() throws IOException {
        ProcessRecording recording = inMemory(MANY);
        assertTrue(recording.closes().size() < MANY, "nothing was discarded");
        List<String> missing = recording.missing();
        assertTrue(missing.stream().anyMatch(line -> line.matches(DISCARDED)), missing::toString);
    }

    @Test
    void aRecordingInMemoryThatHadRoomForAllIsComplete() throws IOException {
        ProcessRecording recording = inMemory(100);
        assertEquals(
                100,
                recording.closes().stream().filter(close -> close.root().id() > app.id()).count());
        assertEquals(List.of(), recording.missing());
    }

    /**
     * Events are written while snapshots count them; between two chunks no more than the recorder
     * has room for, or it may lose some of them.
     */
    @Test
    void aRecordingOfManyChunksIsComplete() throws Exception {
        try (Flight flight = Flight.begun();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                List<Future<?>> writers = new ArrayList<>();
                for (int k = 0; k < 4; k++) {
                    writers.add(threads.submit(() -> openAndClose(FEW)));
                }
                Flight.rotate();
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
            assertEquals(List.of(), flight.read().missing());
        }
    }

    @Test
    void whatALaterChunkHasLostIsSaidToBeMissing() throws IOException {
        try (Flight flight = Flight.begun()) {
            openAndClose(100);
            Flight.rotate();
            for (int i = 0; i < 100; i++) {
                GoProcesses.named("late").parent(app).open().close();
            }
            Path lossy = directory.resolve("lossy.jfr");
            try (RecordingFile whole = new RecordingFile(flight.file())) {
                whole.write(lossy, event -> !isOpeningOfALateOne(event));
            }
            List<String> missing = ProcessRecording.open(lossy).missing();
            assertTrue(missing.getFirst().matches(DISCARDED), missing::toString);
        }
    }

    private static boolean isOpeningOfALateOne(RecordedEvent event) {
        return event.getEventType().getName().equals("goprocess.Opened")
                && "late".equals(event.getString("name"));
    }

    /** A library may have events of its own. */
    @Name("foreign.Event")
    @Registered(false)
    static final class ForeignEvent extends Event {}

    @Test
    void anEventThatIsRegisteredBetweenTwoChunksMakesNoneIncomplete() throws IOException {
        try (Flight flight = Flight.begun()) {
            FlightRecorder.register(ForeignEvent.class);
            Flight.rotate();
            openAndClose(1_000);
            assertEquals(List.of(), flight.read().missing());
        } finally {
            FlightRecorder.unregister(ForeignEvent.class);
        }
    }

    /** A recording for which nobody has enabled the event with the settings. */
    @Test
    void whatWasSwitchedOffOrGivenAThresholdIsSaidByTheSnapshots() throws IOException {
        try (Flight flight = Flight.planned()) {
            flight.recording().disable("goprocess.Closing");
            flight.recording().disable("goprocess.Leaked");
            flight.recording().enable("goprocess.Closed").withThreshold(Duration.ofMillis(20));
            flight.recording().start();
            assertEquals(
                    List.of(
                            "The event goprocess.Closing was switched off.",
                            "The event goprocess.Leaked was switched off.",
                            "The event goprocess.Closed had a threshold: what took less is"
                                    + " missing."),
                    flight.read().missing());
        }
    }

    @Test
    void eachEventThatIsSwitchedOffIsSaidByTheSnapshots() throws IOException {
        for (String name : TYPES) {
            try (Flight flight = Flight.planned()) {
                flight.recording().disable(name);
                flight.recording().start();
                openAndClose(1);
                assertTrue(
                        flight.read()
                                .missing()
                                .contains("The event " + name + " was switched off."),
                        name);
            }
        }
    }

    @Test
    void withoutAnySnapshotTheSettingsAreNotKnown() throws IOException {
        try (Flight flight = Flight.planned()) {
            flight.recording().disable("goprocess.Snapshot");
            flight.recording().disable("goprocess.Unfinished");
            flight.recording().start();
            openAndClose(1);
            assertEquals(
                    List.of(
                            "Which events were switched off or had a threshold is not known: the"
                                    + " recording has no snapshot."),
                    flight.read().missing());
        }
    }

    @Test
    void aChunkWithoutASnapshotAtItsBeginningIsSaidToMissIt() throws IOException {
        try (Flight flight = Flight.planned()) {
            flight.recording().enable("goprocess.Snapshot").withPeriod(Duration.ofHours(1));
            flight.recording().start();
            openAndClose(1);
            assertEquals(
                    List.of(
                            "A chunk began without a snapshot: what was open then, and nothing"
                                    + " happened to, is missing."),
                    flight.read().missing());
        }
    }

    /** Has the name and the field of the JDK's event, which nobody can bring about at will. */
    @Name("jdk.DataLoss")
    @Registered
    static final class LossEvent extends Event {
        long amount;
    }

    private static void lose(long bytes) {
        LossEvent loss = new LossEvent();
        loss.amount = bytes;
        loss.commit();
    }

    @Test
    void whatTheRecorderSaysItLostIsSaid() throws IOException {
        try (Flight flight = Flight.begun()) {
            openAndClose(1);
            lose(300);
            lose(40);
            assertEquals(
                    List.of("The recorder lost events, 340 bytes of them."),
                    flight.read().missing());
        }
    }

    @Test
    void aLossOfUnknownSizeIsSaidToo() throws IOException {
        try (Flight flight = Flight.begun()) {
            openAndClose(1);
            lose(0);
            assertEquals(List.of("The recorder lost events."), flight.read().missing());
        }
    }
}
