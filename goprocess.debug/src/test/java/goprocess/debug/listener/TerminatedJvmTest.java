package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.Service;
import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.RecordedClose;
import goprocess.debug.recording.Shutdown;
import goprocess.debug.recording.Transition;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The recording that a JVM leaves behind that was ended by a signal, and what the tools show. */
@NothingLeftOpen
class TerminatedJvmTest {
    @TempDir private static Path directory;
    private static Path file;

    @BeforeAll
    static void terminatesAService() throws Exception {
        file = directory.resolve("service.jfr");
        try (RecordedJvm jvm = RecordedJvm.start(file, Service.class)) {
            jvm.awaitLine("ready");
            jvm.terminate();
            jvm.awaitEnd();
        }
    }

    static void assertWholeTeardown(Path file, CloseCause cause) throws Exception {
        ProcessRecording recording = ProcessRecording.open(file);
        Shutdown shutdown = recording.shutdown().orElseThrow();
        assertTrue(shutdown.finished());
        assertEquals(
                Optional.of(cause),
                shutdown.timeline().getFirst().cause(),
                "of " + shutdown.timeline());
        Set<String> torndown = new TreeSet<>();
        Set<String> closed = new TreeSet<>();
        for (RecordedClose row : shutdown.timeline()) {
            row.closed().ifPresent(when -> closed.add(row.process().name()));
            row.teardown().ifPresent(when -> torndown.add(row.process().name()));
        }
        String app = shutdown.origin().name();
        assertEquals(new TreeSet<>(Set.of(app, "db", "http", "reader", "sleeper")), closed);
        assertEquals(new TreeSet<>(Set.of("db", "http")), torndown);
        assertEquals(
                shutdown.origin(),
                recording.transitions().stream()
                        .filter(Transition.Closed.class::isInstance)
                        .toList()
                        .getLast()
                        .process());
    }

    @Test
    void itHoldsTheWholeTeardown() throws Exception {
        assertWholeTeardown(file, CloseCause.SIGNAL);
    }

    @Test
    void itTellsTheProcessIdOfTheJvm() throws Exception {
        ProcessRecording recording = ProcessRecording.open(file);
        assertFalse(recording.graphAt(recording.start()).toJson().contains("\"pid\":0"));
    }

    @Test
    void jfrPrintShowsEveryFieldWithItsName() throws Exception {
        String printed =
                RecordedJvm.run("jfr", "print", "--events", "goprocess.*", file.toString());
        assertTrue(printed.contains("goprocess.Closing {"), printed);
        assertTrue(printed.contains("cause = \"SIGNAL\""), printed);
        assertTrue(printed.contains("lastName = \"db\""), printed);
    }

    @Test
    void jfrSummaryCountsEveryKind() throws Exception {
        String summary = RecordedJvm.run("jfr", "summary", file.toString());
        List<String> counted =
                summary.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("goprocess."))
                        .map(line -> line.replaceAll("^(\\S+)\\s+(\\d+).*", "$1 $2"))
                        .filter(line -> !line.matches(".*(Snapshot|Live).*"))
                        .sorted()
                        .toList();
        assertEquals(
                List.of(
                        "goprocess.Abandoned 0",
                        "goprocess.Closed 5",
                        "goprocess.Closing 5",
                        "goprocess.Function 2",
                        "goprocess.Leaked 0",
                        "goprocess.Linked 1",
                        "goprocess.Opened 5",
                        "goprocess.Stalled 0",
                        "goprocess.Teardown 2",
                        "goprocess.Unfinished 1",
                        "goprocess.WaitCycle 0"),
                counted);
    }

    @Test
    void jfrViewShowsATableWithTheLabels() throws Exception {
        String view =
                RecordedJvm.run(
                        "jfr", "view", "--width", "160", "goprocess.Closing", file.toString());
        assertTrue(view.contains("Process Closing"), view);
        assertTrue(view.lines().anyMatch(line -> line.contains("By Name")), view);
        assertTrue(view.lines().anyMatch(line -> line.contains("SIGNAL")), view);
    }

    /** The names that stand as context of the events of a kind. */
    private static Set<String> contexts(String event) throws Exception {
        String printed = RecordedJvm.run("jfr", "print", "--events", event, file.toString());
        return printed.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Context: ") && line.contains("ame = "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void jfrPrintShowsForWhichProcessAThreadSlept() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "This JDK knows no context");
        assertEquals(
                Set.of(
                        "Context: Function.name = \"sleeper\"",
                        "Context: Teardown.name = \"db\"",
                        "Context: Teardown.name = \"http\""),
                contexts("jdk.ThreadSleep"));
    }

    @Test
    void jfrPrintShowsForWhichProcessASocketWasRead() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "This JDK knows no context");
        assertEquals(Set.of("Context: Function.name = \"reader\""), contexts("jdk.SocketRead"));
    }
}
