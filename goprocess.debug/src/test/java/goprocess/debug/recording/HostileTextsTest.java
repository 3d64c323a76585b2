package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.Names;
import goprocess.debug.recording.CriticalPath.Kind;
import goprocess.debug.recording.CriticalPath.Step;
import goprocess.spi.CloseCause;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whatever the names and failures in a recording contain, they add no line to a text, move no
 * cursor and turn nothing around.
 */
class HostileTextsTest {
    static final List<String> TEXTS = Names.STRANGE;

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final RecordedProcess APP = new RecordedProcess(1, "app");

    private static CriticalPath pathOf(RecordedProcess process) {
        return new CriticalPath(List.of(new Step(Kind.TEARDOWN, process, TIME, LENGTH, 1)), LENGTH);
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("TEXTS")
    void ofProcesses(String text) {
        RecordedProcess process = new RecordedProcess(7, text);
        assertEquals(text, process.name());
        assertEquals(Names.shown(text) + " #7", process.toString());
        Blame blame = Blame.of(List.of(pathOf(process)));
        assertEquals(Names.shown(text) + " #7", blame.byProcess().getFirst().name());
        String stem = text.replaceAll("[0-9]+", "*");
        assertEquals(Names.shown(stem), blame.byName().getFirst().name());
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("TEXTS")
    void ofThreadsAndFailures(String text) {
        String shown = Names.shown(text);
        Optional<String> failure = Optional.of(text);
        assertEquals(
                "FunctionStarted[time=2026-01-02T03:04:05Z, process=app #1, thread=" + shown + "]",
                new Transition.FunctionStarted(TIME, APP, text).toString());
        assertEquals(
                "FunctionEnded[time=2026-01-02T03:04:05Z, process=app #1, failure=Optional["
                        + shown
                        + "]]",
                new Transition.FunctionEnded(TIME, APP, failure).toString());
        assertEquals(
                "Closing[time=2026-01-02T03:04:05Z, process=app #1, cause=Optional[CALLED],"
                        + " by=Optional[app #1], thread="
                        + shown
                        + "]",
                new Transition.Closing(
                                TIME, APP, Optional.of(CloseCause.CALLED), Optional.of(APP), text)
                        .toString());
        assertEquals(
                "TeardownStarted[time=2026-01-02T03:04:05Z, process=app #1, thread=" + shown + "]",
                new Transition.TeardownStarted(TIME, APP, text).toString());
        assertEquals(
                "TeardownEnded[time=2026-01-02T03:04:05Z, process=app #1, failure=Optional["
                        + shown
                        + "]]",
                new Transition.TeardownEnded(TIME, APP, failure).toString());
        assertEquals(
                "Abandoned[time=2026-01-02T03:04:05Z, process=app #1, what=teardown, thread="
                        + shown
                        + ", to=Optional.empty]",
                new Transition.Abandoned(TIME, APP, "teardown", text, Optional.empty()).toString());
        assertEquals(
                "Closed[time=2026-01-02T03:04:05Z, process=app #1, last=Optional.empty,"
                        + " failure=Optional["
                        + shown
                        + "]]",
                new Transition.Closed(TIME, APP, Optional.empty(), failure).toString());
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("TEXTS")
    void ofWorkAndCloses(String text) {
        String shown = Names.shown(text);
        RecordedWork work = new RecordedWork(TIME, LENGTH, true, text, Optional.of(text));
        String told =
                "RecordedWork[start=2026-01-02T03:04:05Z, length=PT2S, ended=true, thread="
                        + shown
                        + ", failure=Optional["
                        + shown
                        + "]]";
        assertEquals(told, work.toString());
        assertEquals(
                "RecordedClose[process=app #1, began=2026-01-02T03:04:05Z, cause=Optional.empty,"
                        + " by=Optional.empty, thread="
                        + shown
                        + ", closed=Optional.empty, length=PT2S, waited=PT0S,"
                        + " waitedFor=Optional.empty, function=Optional["
                        + told
                        + "], teardown=Optional.empty, failure=Optional["
                        + shown
                        + "]]",
                closeOf(APP, text, Optional.of(work)).toString());
        assertEquals(
                "Step[name=" + shown + ", kind=TEARDOWN, first=PT2S, second=PT2S]",
                new Comparison.Step(text, Kind.TEARDOWN, LENGTH, LENGTH).toString());
    }

    private static RecordedClose closeOf(
            RecordedProcess process, String text, Optional<RecordedWork> work) {
        return new RecordedClose(
                process,
                TIME,
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                LENGTH,
                Duration.ZERO,
                Optional.empty(),
                work,
                Optional.empty(),
                Optional.of(text));
    }

    /** Line ends are spaces there. */
    @ParameterizedTest(name = "{index}")
    @FieldSource("TEXTS")
    void inATableOfAShutdownAndInAComparison(String text) {
        RecordedProcess process = new RecordedProcess(7, text);
        RecordedClose row = closeOf(process, "main", Optional.empty());
        Shutdown shutdown =
                new Shutdown(
                        process,
                        TIME,
                        LENGTH,
                        true,
                        List.of(row, closeOf(APP, text, Optional.empty())),
                        pathOf(process),
                        id -> LENGTH);
        assertEquals(8, shutdown.toString().lines().count());
        shutdown.toString().lines().forEach(Names::assertIsHarmless);
        String compared = Comparison.of(shutdown, shutdown).toString();
        assertEquals(3, compared.lines().count());
        compared.lines().forEach(Names::assertIsHarmless);
        Close close =
                new Close(
                        process,
                        Optional.of(CloseCause.PARENT),
                        Optional.of(process),
                        text,
                        TIME,
                        LENGTH,
                        true,
                        1,
                        Optional.of(pathOf(process).steps().getFirst()));
        Names.assertIsHarmless(close.toString());
    }

    /** A diagnosis has many lines, and these remain. */
    @ParameterizedTest(name = "{index}")
    @FieldSource("TEXTS")
    void ofWarnings(String text) {
        String odd = text.replaceAll("[\r\n]", " ");
        assertEquals(
                "RecordedWarning[time=2026-01-02T03:04:05Z, kind=STALLED, process="
                        + Names.shown(text)
                        + " #7, text=first\n"
                        + Names.shown(odd)
                        + "]",
                new RecordedWarning(
                                TIME,
                                RecordedWarning.Kind.STALLED,
                                new RecordedProcess(7, text),
                                "first\n" + odd)
                        .toString());
    }
}
