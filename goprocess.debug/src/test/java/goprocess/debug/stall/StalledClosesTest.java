package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.FirstLine;
import goprocess.debug.Names;
import goprocess.debug.graph.ClosingNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The reports of a close that takes long, when its culprit changes. */
class StalledClosesTest {
    private static final Duration THRESHOLD = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private final ClosingNode app = new ClosingNode(1001, "app", 10);
    private final StalledCloses closes =
            new StalledCloses(
                    THRESHOLD.toNanos(),
                    () -> List.of(app),
                    (id, name, age, diagnosis) -> told.add(diagnosis),
                    null);

    /**
     * While the first one hangs, a second one does too: the graph at that time is what is needed.
     */
    @Test
    void eachCloseThatTakesLongIsDumped(@TempDir Path folder) throws IOException {
        List<ClosingNode> roots = new ArrayList<>(List.of(app));
        StalledCloses dumped =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> roots,
                        (id, name, age, diagnosis) -> {},
                        new StallDump(folder));
        assertTrue(dumped.examine());
        assertTrue(dumped.examine());
        assertEquals(1, dumps(folder));

        roots.add(new ClosingNode(1006, "shutdown", 3));
        assertTrue(dumped.examine());
        assertTrue(dumped.examine());
        assertEquals(2, dumps(folder));
    }

    /** Such as for lack of memory. */
    @Test
    void aReportThatFailsCostsNeitherTheFilesNorTheNextOne(@TempDir Path folder)
            throws IOException {
        List<ClosingNode> roots = new ArrayList<>(List.of(app));
        StalledCloses dumped =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> roots,
                        (id, name, age, diagnosis) -> {
                            told.add(diagnosis);
                            throw new OutOfMemoryError("of the test");
                        },
                        new StallDump(folder));

        assertTrue(dumped.examine());
        assertEquals(1, dumps(folder));

        roots.add(new ClosingNode(1012, "shutdown", 3));
        assertTrue(dumped.examine());
        assertEquals(2, dumps(folder));
        assertEquals(2, told.size(), told::toString);
    }

    private static long dumps(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /** It was opened long after that, and does what it is there for. */
    @Test
    void whatBeginsUnderAnOldRequestHasNotHeldItSoLong() {
        ClosingNode server = new ClosingNode(1007, "server", 10).wished();
        StalledCloses requested =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> List.of(server),
                        (id, name, age, diagnosis) -> told.add(diagnosis),
                        null);
        for (int id = 1008; id < 1011; id++) {
            server.waitsFor(new ClosingNode(id, "request", 0).running().withFunction());
            assertTrue(requested.examine());
        }
        assertEquals(1, told.size(), told::toString);

        server.waitsFor(new ClosingNode(1011, "opened before", 12).running().withFunction());
        assertTrue(requested.examine());
        assertEquals(2, told.size(), told::toString);
    }

    /** A program may serve below a request for as long as it runs. */
    @Test
    void whatWasOpenedUnderAnOldRequestIsNotToldOneByOne() {
        ClosingNode server = new ClosingNode(1007, "server", 10).wished();
        StalledCloses requested =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> List.of(server),
                        (id, name, age, diagnosis) -> told.add(diagnosis),
                        null);
        for (int id = 1008; id < 1028; id++) {
            server.waitsFor(new ClosingNode(id, "connection", 2).running().withFunction());
            assertTrue(requested.examine());
        }
        assertEquals(1, told.size(), told::toString);
        assertEquals(1, requested.remembered(), "the server");
    }

    @Test
    void theCloseThatIsNewIsNamed() {
        List<ClosingNode> roots = new ArrayList<>(List.of(app.withFunction()));
        List<Long> named = new ArrayList<>();
        StalledCloses namedCloses =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> roots,
                        (id, name, age, diagnosis) -> named.add(id),
                        null);
        assertTrue(namedCloses.examine());
        roots.add(new ClosingNode(1006, "shutdown", 3).withFunction());
        assertTrue(namedCloses.examine());
        assertEquals(List.of(1001L, 1006L), named);

        roots.get(1).waitsFor(new ClosingNode(1013, "further", 2).withFunction());
        assertTrue(namedCloses.examine());
        assertEquals(List.of(1001L, 1006L, 1006L), named);
    }

    /** Or the files of the hang that is followed by a SIGKILL would be missing. */
    @Test
    void requestsLeaveRoomForTheFilesOfACloseThatHasBegun(@TempDir Path folder) throws IOException {
        List<ClosingNode> roots = new ArrayList<>();
        StalledCloses dumped =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> roots,
                        (id, name, age, diagnosis) -> told.add(diagnosis),
                        new StallDump(folder));
        for (int i = 0; i <= StallDump.OF_ONE_JVM; i++) {
            roots.add(new ClosingNode(1100 + i, "session", 2).wished().withFunction());
            assertTrue(dumped.examine());
        }
        assertEquals(StallDump.OF_ONE_JVM + 1, told.size());
        assertEquals(StalledCloses.MOST_REQUESTS_DUMPED, dumps(folder));

        roots.add(new ClosingNode(1006, "shutdown", 3));
        assertTrue(dumped.examine());
        assertEquals(StalledCloses.MOST_REQUESTS_DUMPED + 1, dumps(folder));
    }

    /** It is no different close when other processes come. */
    @Test
    void whatEverNewProcessesKeepOpenIsToldOnce() {
        app.waitsFor(new ClosingNode(2000, "retry", 0)); // or a single further look were too few
        for (int id = 2001; id < 2100; id++) {
            app.thenWaitsFor(new ClosingNode(id, "retry", 0));
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(closes.examine());
        }
        assertEquals(1, told.size(), told::toString);
        assertTrue(
                told.get(0)
                        .startsWith(
                                "app #1001 does not close: ever new processes keep it open, for"),
                told::toString);
    }

    @Test
    void closesThatHangInTheSameWayAreToldTogether() {
        List<ClosingNode> connections = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            connections.add(new ClosingNode(3000 + i, "conn-" + i, 5).withFunction());
        }
        StalledCloses all =
                new StalledCloses(
                        THRESHOLD.toNanos(),
                        () -> connections,
                        (id, name, age, diagnosis) -> told.add(diagnosis),
                        null);
        assertTrue(all.examine());
        assertTrue(all.examine());
        assertEquals(1, told.size(), told::toString);
        List<String> lines = told.get(0).lines().toList();
        String expected =
                "conn-0 #3000 does not close: its function, at AT, thread "
                        + Thread.currentThread().getName()
                        + ", for 5 h 0 min";
        assertTrue(FirstLine.matches(expected, lines.get(0)), told::toString);
        assertEquals("So do 299 more at the same place: conn ×299.", lines.get(1));
    }

    /** Neither adds a line to the log, whatever it contains. */
    @Test
    void theWarningIsNotForgedByNames() throws InterruptedException {
        for (String name : Names.STRANGE) {
            ClosingNode stuck = new ClosingNode(4002, name, 5).withFunction();
            ClosingNode top = new ClosingNode(4001, name, 5);
            top.waitsFor(stuck);
            StalledCloses named =
                    new StalledCloses(
                            THRESHOLD.toNanos(),
                            () -> List.of(top),
                            (id, raw, age, diagnosis) -> {},
                            null);
            List<String> warnings =
                    Warnings.during(
                            () -> assertTrue(named.examine()),
                            message -> message.startsWith("A close takes longer than 60 min"));
            String shown = Names.shown(name);
            String expected =
                    "A close takes longer than 60 min 0 s. "
                            + shown
                            + " #4002 holds the close of "
                            + shown
                            + " #4001: its function, at AT, thread "
                            + Thread.currentThread().getName()
                            + ", for 5 h 0 min";
            List<String> lines = warnings.get(0).lines().toList();
            assertTrue(FirstLine.matches(expected, lines.get(0)), warnings::toString);
            assertTrue(
                    lines.stream().skip(1).allMatch(line -> line.startsWith("  ")),
                    warnings::toString);
            assertEquals(1, warnings.size(), warnings::toString);
        }
    }

    /** One after the other, each for longer than a capture looks on. */
    @Test
    void whatWasOpenedLongAfterTheCloseBeganIsToldAsThat() {
        app.waitsFor(new ClosingNode(1005, "attempt", 2).withFunction());
        assertTrue(closes.examine());
        assertTrue(
                told.get(0).startsWith("attempt #1005 holds the close of app #1001: "),
                told::toString);
        assertTrue(
                told.get(0).contains("; it was opened 8 h 0 min after app #1001 began to close\n"),
                told::toString);
    }

    @Test
    void whatHasJustBegunHasNotHeldTheCloseSoLong() {
        app.waitsFor(new ClosingNode(1002, "held first", 5).withFunction());
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("held first #1002 holds the close of app #1001"));

        app.waitsFor(new ClosingNode(1003, "comes and goes", 0).withFunction());
        assertTrue(closes.examine());
        app.waitsFor(new ClosingNode(1004, "comes and goes", 0).withFunction());
        assertTrue(closes.examine());
        assertEquals(1, told.size(), told::toString);

        app.waitsFor(new ClosingNode(1005, "held next", 2).withFunction());
        assertTrue(closes.examine());
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(1).startsWith("held next #1005 holds the close of app #1001"));
    }
}
