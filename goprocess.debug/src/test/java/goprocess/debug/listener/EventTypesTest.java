package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.event.EventNames;
import goprocess.debug.event.FormatVersion;

import jdk.jfr.AnnotationElement;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a recording describes the events, for whoever looks at them with the JDK's own tools. */
@NothingLeftOpen
class EventTypesTest {
    private static final Set<String> OF_ALL_EVENTS =
            Set.of("startTime", "duration", "eventThread", "stackTrace");

    private static List<EventType> types = List.of();

    @BeforeAll
    static void recordsNothingButTheTypes() throws IOException {
        // The first process of a JVM makes them known; some seconds after the last they are not.
        GoProcess app = GoProcesses.named("app").open();
        try (Flight flight = Flight.begun();
                RecordingFile file = new RecordingFile(flight.file())) {
            types =
                    file.readEventTypes().stream()
                            .filter(type -> type.getName().startsWith(EventNames.PREFIX))
                            .sorted(Comparator.comparing(EventType::getName))
                            .toList();
        }
        app.close();
    }

    private static String described(EventType type) {
        return type.getFields().stream()
                .filter(field -> !OF_ALL_EVENTS.contains(field.getName()))
                .map(EventTypesTest::described)
                .collect(
                        Collectors.joining(
                                "", type.getName() + " \"" + type.getLabel() + "\"\n", ""));
    }

    private static String described(ValueDescriptor field) {
        String type = field.getTypeName().replaceAll(".*[.]", "");
        String content =
                field.getAnnotationElements().stream()
                        .map(AnnotationElement::getTypeName)
                        .filter(
                                name ->
                                        name.equals("goprocess.ProcessId")
                                                || name.endsWith(".Timespan"))
                        .map(name -> " " + name)
                        .collect(Collectors.joining());
        Timespan unit = field.getAnnotation(Timespan.class);
        return "  %s %s \"%s\"%s%s\n"
                .formatted(
                        type,
                        field.getName(),
                        field.getLabel(),
                        content,
                        unit == null ? "" : " " + unit.value());
    }

    @Test
    void eachHasItsNameItsLabelsAndItsUnits() {
        assertEquals(
                """
                goprocess.Abandoned "Process Abandoned"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  String what "What"
                  long startedAt "Clock at Start"
                  Thread workThread "Work Thread"
                  String threadState "Thread State"
                  String stack "Stack"
                  long to "To" goprocess.ProcessId
                  String toName "To Name"
                  long at "Clock"
                goprocess.Closed "Process Closed"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long closingAt "Clock at Closing"
                  long last "Last Waited For" goprocess.ProcessId
                  String lastName "Last Waited For Name"
                  String failure "Failure"
                  long at "Clock"
                goprocess.Closing "Process Closing"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  String cause "Cause"
                  long by "By" goprocess.ProcessId
                  String byName "By Name"
                  long at "Clock"
                goprocess.Function "Process Function"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long startedAt "Clock at Start"
                  String failure "Failure"
                  long at "Clock"
                goprocess.Leaked "Process Leaked"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long age "Age" jdk.jfr.Timespan NANOSECONDS
                  long at "Clock"
                goprocess.Linked "Processes Linked"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long to "To" goprocess.ProcessId
                  String toName "To Name"
                  boolean closes "Closes"
                  boolean waits "Waits"
                  boolean closesOnFailure "Closes on Failure"
                  long at "Clock"
                goprocess.LiveLink "Live Link"
                  long id "Process" goprocess.ProcessId
                  long to "To" goprocess.ProcessId
                  boolean closes "Closes"
                  boolean waits "Waits"
                  boolean closesOnFailure "Closes on Failure"
                  long at "Clock"
                goprocess.LiveProcess "Live Process"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  String state "State"
                  long openedAt "Clock at Opened"
                  long wishedAt "Clock at Close Request"
                  long closingAt "Clock at Closing"
                  String cause "Cause"
                  long by "By" goprocess.ProcessId
                  String byName "By Name"
                  String byThread "By Thread"
                  Thread functionThread "Function Thread"
                  long functionAt "Clock at Function Start"
                  String functionState "Function State"
                  String functionStack "Function Stack"
                  Thread teardownThread "Teardown Thread"
                  long teardownAt "Clock at Teardown Start"
                  String teardownState "Teardown State"
                  String teardownStack "Teardown Stack"
                  boolean afterChildren "After Children"
                  boolean hasTeardown "Has Teardown"
                  int waitsFor "Waits For"
                  long at "Clock"
                goprocess.LiveThread "Live Thread"
                  long id "Process" goprocess.ProcessId
                  Thread thread "Thread"
                  String lock "Lock"
                  String lockOwner "Lock Owner"
                  long lockOwnerTid "Lock Owner Thread Id"
                  boolean interrupted "Interrupted"
                  boolean onCarrier "On Carrier"
                  String threadState "Thread State"
                  String stack "Stack"
                  long at "Clock"
                goprocess.LiveWait "Live Wait"
                  long id "Process" goprocess.ProcessId
                  Thread waitingThread "Waiting Thread"
                  boolean timed "Timed"
                  boolean childrenOnly "Children Only"
                  long waitingAt "Clock at Wait"
                  long at "Clock"
                goprocess.LiveWork "Live Work"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  String role "Role"
                  boolean started "Started"
                  Thread workThread "Work Thread"
                  long workAt "Clock at Work"
                  boolean noCarrier "No Carrier"
                  String threadState "Thread State"
                  String stack "Stack"
                  long at "Clock"
                goprocess.Opened "Process Opened"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long parent "Parent" goprocess.ProcessId
                  String parentName "Parent Name"
                  long at "Clock"
                goprocess.Snapshot "Process Snapshot"
                  long running "Running"
                  long closing "Closing"
                  long links "Links"
                  boolean truncated "Truncated"
                  String off "Off"
                  String thresholds "Thresholds"
                  long at "Clock"
                goprocess.Stalled "Process Stalled"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long age "Age" jdk.jfr.Timespan NANOSECONDS
                  String diagnosis "Diagnosis"
                  long at "Clock"
                goprocess.Teardown "Process Teardown"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  long startedAt "Clock at Start"
                  String failure "Failure"
                  long at "Clock"
                goprocess.Unfinished "Unfinished Processes"
                  long working "Working"
                  long closing "Closing"
                  boolean truncated "Truncated"
                  boolean chunkEnds "Chunk Ends"
                  long written "Written"
                  String off "Off"
                  String thresholds "Thresholds"
                  long at "Clock"
                goprocess.WaitCycle "Wait Cycle"
                  long id "Process" goprocess.ProcessId
                  String name "Name"
                  int length "Length"
                  String processes "Processes"
                  String cycle "Cycle"
                  long at "Clock"
                """,
                types.stream()
                        .map(EventTypesTest::described)
                        .distinct() // other tests of this JVM have copies of the library
                        .collect(Collectors.joining()));
    }

    @Test
    void theGuideTellsOfEachWithItsFields() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "recordings.md"));
        Set<String> explainedAboveTheTable = Set.of("id", "name", "at");
        for (EventType type : types) {
            String row =
                    rows.stream()
                            .filter(line -> line.startsWith("| `" + type.getName() + "` |"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("No row of " + type.getName()));
            for (ValueDescriptor field : type.getFields()) {
                String name = field.getName();
                assertTrue(
                        OF_ALL_EVENTS.contains(name)
                                || explainedAboveTheTable.contains(name)
                                || row.contains("`" + name + "`"),
                        () -> name + " is missing in " + row);
            }
        }
    }

    @Test
    void allAreInOneCategory() {
        for (EventType type : types) {
            assertEquals(List.of("goprocess"), type.getCategoryNames(), type.getName());
        }
    }

    @Test
    void eachSaysWhatItIs() {
        for (EventType type : types) {
            assertNotNull(type.getDescription(), type.getName());
        }
    }

    @Test
    void theFieldsOfOneFormatAreDescribedInOnePlace() {
        for (EventType type : types) {
            List<String> versions =
                    type.getAnnotationElements().stream()
                            .map(AnnotationElement::getTypeName)
                            .filter(name -> name.startsWith(FormatVersion.PREFIX))
                            .toList();
            assertEquals(
                    List.of(FormatVersion.PREFIX + FormatVersion.CURRENT),
                    versions,
                    type.getName());
        }
    }

    @Test
    void allAreOnByDefault() throws IOException {
        try (Flight flight = Flight.begun()) {
            for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
                assertTrue(
                        type.isEnabled() || !type.getName().startsWith(EventNames.PREFIX),
                        type.getName());
            }
            flight.file();
        }
    }
}
