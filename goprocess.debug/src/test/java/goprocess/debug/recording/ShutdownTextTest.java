package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.recording.CriticalPath.Kind;
import goprocess.debug.recording.CriticalPath.Step;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a person reads of a shutdown. */
@NothingLeftOpen
class ShutdownTextTest {
    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");
    private static final RecordedProcess APP = new RecordedProcess(1, "app");
    private static final RecordedProcess DB = new RecordedProcess(2, "db");

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static RecordedWork work(long start, long length) {
        return new RecordedWork(
                BEGAN.plusMillis(start), millis(length), true, "thread", Optional.empty());
    }

    private static RecordedClose app() {
        return new RecordedClose(
                APP,
                BEGAN,
                Optional.of(CloseCause.SIGNAL),
                Optional.empty(),
                "main",
                Optional.of(BEGAN.plusMillis(2_000)),
                millis(2_000),
                millis(1_500),
                Optional.of(DB),
                Optional.empty(),
                Optional.of(work(1_500, 500)),
                Optional.empty());
    }

    private static RecordedClose db(RecordedProcess process, String failure) {
        return new RecordedClose(
                process,
                BEGAN.plusNanos(5_000),
                Optional.of(CloseCause.PARENT),
                Optional.of(APP),
                "main",
                Optional.of(BEGAN.plusMillis(1_500)),
                millis(1_500),
                Duration.ZERO,
                Optional.empty(),
                Optional.of(work(0, 250)),
                Optional.of(work(250, 1_000)),
                Optional.of(failure));
    }

    private static Shutdown shutdown(List<RecordedClose> rows) {
        CriticalPath path =
                new CriticalPath(
                        List.of(
                                new Step(Kind.FUNCTION, DB, BEGAN, millis(250), 0.125),
                                new Step(
                                        Kind.HANDOVER,
                                        DB,
                                        BEGAN.plusMillis(250),
                                        millis(250),
                                        0.125),
                                new Step(
                                        Kind.TEARDOWN,
                                        DB,
                                        BEGAN.plusMillis(500),
                                        millis(1_000),
                                        0.5),
                                new Step(
                                        Kind.TEARDOWN,
                                        APP,
                                        BEGAN.plusMillis(1_500),
                                        millis(500),
                                        0.25)),
                        millis(2_000));
        return new Shutdown(APP, BEGAN, millis(2_000), true, rows, path, id -> millis(2_000));
    }

    @Test
    void itIsATableWithTheCriticalPathBelow() {
        assertEquals(
                """
                app #1 closed in 2.000 s, 2 processes, from 2026-01-02T03:04:05Z

                       began         took       waited     function     teardown  process
                     +0.0 µs      2.000 s      1.500 s            -   500.000 ms  app #1, waited for db #2
                     +5.0 µs      1.500 s       0.0 µs   250.000 ms      1.000 s  db #2, failed: full

                Critical path, 2.000 s:
                  250.000 ms  12.5 %  db #2: its function
                     1.000 s  50.0 %  db #2: its teardown
                  500.000 ms  25.0 %  app #1: its teardown
                  250.000 ms  12.5 %  between them
                """,
                shutdown(List.of(app(), db(DB, "full"))).toString());
    }

    @Test
    void aNameOrFailureOfSeveralLinesStaysInItsRow() {
        RecordedProcess odd = new RecordedProcess(3, "a\nb\u2028c");
        String text = shutdown(List.of(app(), db(odd, "x\r\n\ty"))).toString();
        assertTrue(text.contains("  a b c #3, failed: x y\n"), text);
    }

    @Test
    void aLongTimelineIsCut() {
        String text = shutdown(Collections.nCopies(100, app())).toString();
        assertTrue(text.contains("… 40 more\n"), text);
    }
}
