package goprocess.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What a test that failed says. The classes inside are run by the tests, and by nobody else. */
@ExtendWith(ProcessLeaks.class)
class LeakReportTest {
    private static final ProcessLeaks AT_ONCE = new ProcessLeaks().within(Duration.ZERO);

    @TempDir Path reports;

    @AfterEach
    void close() {
        Left.close();
    }

    private Run run(Class<?> testClass) {
        return Run.of(testClass, Map.of("junit.platform.reporting.output.dir", reports.toString()));
    }

    static class Leaves {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void leaves() {
            Left.keep(openServer());
        }

        static GoProcess openServer() {
            return GoProcesses.named("server").open();
        }
    }

    @Test
    void theMessageNamesTheTest() {
        String message = run(Leaves.class).failure().getMessage();

        assertTrue(message.startsWith("The test leaves() left a process open:\n"), message);
    }

    @Test
    void theMessageNamesTheProcessAndItsState() {
        String message = run(Leaves.class).failure().getMessage();

        assertTrue(message.matches("(?s).*\\nserver #\\d+ RUNNING, opened\\n.*"), message);
    }

    @Test
    void thePlaceBeginsWithTheCodeThatOpenedTheProcess() {
        List<String> lines = run(Leaves.class).failure().getMessage().lines().toList();

        assertTrue(lines.get(2).contains("LeakReportTest$Leaves.openServer("), lines.get(2));
        assertTrue(lines.get(3).contains("LeakReportTest$Leaves.leaves("), lines.get(3));
    }

    @Test
    void thePlaceEndsWithTheTest() {
        String message = run(Leaves.class).failure().getMessage();

        assertFalse(message.contains("org.junit"), message);
    }

    @Test
    void theGraphIsPublishedWithTheReport() throws IOException {
        List<Path> files = run(Leaves.class).files();

        Path graph = files.get(0).resolve("open-processes.dot");
        assertTrue(files.get(0).startsWith(reports), files.toString());
        assertTrue(Files.readString(graph).contains("server"));
    }

    @Test
    void theMessageTellsWhereTheGraphIs() {
        Run run = run(Leaves.class);

        String message = run.failure().getMessage();

        assertTrue(
                message.endsWith(
                        "\nTheir graph: " + run.files().get(0).resolve("open-processes.dot")),
                message);
    }

    @Test
    void withTheViewerThereIsAPageAsWell() throws IOException {
        Run run = run(Leaves.class);

        Path page = run.files().get(0).resolve("open-processes.html");
        assertTrue(Files.readString(page).contains("server"));
        assertTrue(
                run.failure().getMessage().contains("\nTheir graph as a page: " + page + "\n"),
                run.failure().getMessage());
    }

    static class Elsewhere {
        static Path directory;

        @RegisterExtension final ProcessLeaks leaks = AT_ONCE.graphsIn(directory);

        @Test
        void leaves() {
            Left.open("left");
        }
    }

    @Test
    void theGraphMayBeWrittenElsewhere() throws IOException {
        Elsewhere.directory = reports.resolve("graphs");

        run(Elsewhere.class);

        try (Stream<Path> graphs = Files.list(Elsewhere.directory)) {
            Path graph =
                    graphs.filter(file -> file.toString().endsWith(".dot"))
                            .findFirst()
                            .orElseThrow();
            assertTrue(Files.readString(graph).contains("left"));
            assertTrue(graph.toString().matches(".*Elsewhere\\.leaves-[0-9a-f]{8}\\.dot"));
        }
    }

    @Test
    void aGraphThatCannotBeWrittenHidesNothing() throws IOException {
        Elsewhere.directory = Files.createFile(reports.resolve("file"));

        Throwable failure = run(Elsewhere.class).failure();

        assertTrue(failure.getMessage().contains("left #"));
        assertTrue(failure.getSuppressed()[0] instanceof IOException);
    }

    static class LeavesMany {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void leaves() {
            for (int i = 1; i <= 1_013; i++) {
                Left.open("many-" + i);
            }
        }
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        String message = run(LeavesMany.class).failure().getMessage();

        assertTrue(message.contains("1013 processes open"), message);
        assertTrue(message.contains("many-10 #"), message);
        assertFalse(message.contains("many-11 #"), message);
        assertTrue(message.contains("\nand 1003 more"), message);
    }

    static class LeavesHang {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        static final CountDownLatch STARTED = new CountDownLatch(1);
        static final CountDownLatch RELEASE = new CountDownLatch(1);

        @Test
        void leaves() throws InterruptedException {
            Left.keep(GoProcesses.named("hung").go(self -> hang())).closeAsync();
            STARTED.await();
        }

        static void hang() throws InterruptedException {
            STARTED.countDown();
            RELEASE.await();
        }
    }

    @Test
    void whatIsClosingIsDiagnosed() {
        String message = run(LeavesHang.class).failure().getMessage();
        LeavesHang.RELEASE.countDown();

        assertTrue(message.contains("LeavesHang.hang("), message);
    }

    @Test
    void whatOthersCloseIsNotDiagnosed() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        GoProcess other =
                GoProcesses.named("other")
                        .go(
                                self -> {
                                    started.countDown();
                                    release.await();
                                });
        started.await();
        other.closeAsync();

        String message = run(Leaves.class).failure().getMessage();
        release.countDown();
        other.close();

        assertFalse(message.contains("other #"), message);
    }

    static class LeavesGarbage {
        @RegisterExtension static final ProcessLeaks LEAKS = AT_ONCE;

        @Test
        void leaves() {
            WeakReference<GoProcess> lost = new WeakReference<>(GoProcesses.named("lost").open());
            while (lost.get() != null) {
                System.gc();
            }
        }
    }

    @Test
    void aProcessThatIsGarbageIsNamedToo() {
        String message = run(LeavesGarbage.class).failure().getMessage();

        assertTrue(
                message.matches(
                        "(?s).*\\nlost #\\d+, which is garbage now, so that nothing can close it"
                                + " any more, opened\\n.*"),
                message);
    }
}
