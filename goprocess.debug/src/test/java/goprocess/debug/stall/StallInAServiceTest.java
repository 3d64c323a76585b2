package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.FirstLine;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.BrokenLogs;
import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@NothingLeftOpen
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StallInAServiceTest {
    private static final Pattern WARNING =
            Pattern.compile("WARNING: A close takes longer than 50 ms[.] (worker|database) #.*");

    private List<String> lines = List.of();

    @BeforeAll
    void run() throws Exception {
        lines = ChildJvm.run(StalledService.class, List.of("-D" + StallSetting.PROPERTY + "=50ms"));
    }

    private static void assertEvents(List<String> lines) {
        assertEquals(
                List.of("EVENT app worker", "EVENT app database"),
                lines.stream().filter(line -> line.startsWith("EVENT")).distinct().toList(),
                () -> String.join("\n", lines));
    }

    private static void assertWarnings(List<String> lines) {
        assertEquals(
                List.of("worker", "database"),
                lines.stream()
                        .map(WARNING::matcher)
                        .filter(Matcher::matches)
                        .map(warning -> warning.group(1))
                        .distinct()
                        .toList(),
                () -> String.join("\n", lines));
    }

    @Test
    void eachCulpritIsAnEventOfTheProcessThatDoesNotClose() {
        assertEvents(lines);
    }

    @Test
    void eachCulpritIsAWarningInTheLog() {
        assertWarnings(lines);
    }

    @Test
    void whatIsToCloseByItselfIsToldToo() throws Exception {
        List<String> events =
                ChildJvm.run(
                                StalledWithoutClosing.class,
                                List.of("-D" + StallSetting.PROPERTY + "=50ms"))
                        .stream()
                        .filter(line -> line.startsWith("EVENT"))
                        .toList();
        assertEquals(3, events.size(), events::toString);
        assertTrue(
                events.get(0).matches("EVENT download: page #\\d+ holds the close of download #.*"),
                events::toString);
        assertTrue(
                events.get(1).matches("EVENT batch: item #\\d+ holds the close of batch #.*"),
                events::toString);
        assertTrue(
                events.get(2)
                        .matches("EVENT sleeper: sleeper #\\d+ can never close: .*background.*"),
                events::toString);
    }

    @ParameterizedTest
    @CsvSource({"function, stuck", "teardown, teardown of stuck"})
    void whileTheJvmShutsDownItIsToldOnSystemErr(String work, String thread) throws Exception {
        List<String> told =
                ChildJvm.run(
                        StalledShutdown.class,
                        List.of("-D" + StallSetting.PROPERTY + "=50ms"),
                        work);
        List<String> warnings =
                told.stream()
                        .filter(line -> line.startsWith("WARNING: A close takes longer than 50 ms"))
                        .toList();
        assertEquals(1, warnings.size(), told::toString);
        String expected =
                "WARNING: A close takes longer than 50 ms. stuck #3 holds the close of process-1"
                        + " #1: its %s, at StalledShutdown.LINE, thread %s, for AGE";
        assertTrue(
                FirstLine.matches(expected.formatted(work, thread), warnings.getFirst()),
                told::toString);
    }

    /** Found from the root and from all, and by the watch, whatever it waits for. */
    @ParameterizedTest
    @ValueSource(strings = {"close", "closeAfterChildren", "err", "closed", "closing"})
    void oneThatWaitsForTheBackgroundIsToldInTheSameWords(String how) throws Exception {
        List<String> said =
                ChildJvm.run(
                        StalledByBackground.class,
                        List.of("-D" + StallSetting.PROPERTY + "=50ms"),
                        how);
        String expected =
                "fn #2 can never close: its function waits for background(), which never does, at"
                        + " StalledByBackground.LINE, thread fn, for AGE";
        for (String where : List.of("ROOT", "ALL", "WARNING: A close takes longer than 50 ms.")) {
            assertEquals(
                    1,
                    said.stream()
                            .filter(line -> FirstLine.matches(where + " " + expected, line))
                            .count(),
                    () -> where + " in\n" + String.join("\n", said));
        }
    }

    @Test
    void aLoggerThatThrowsEndsNeitherTheEventsNorTheWatchNorTheWarnings(@TempDir Path directory)
            throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(System.LoggerFinder.class.getName()), BrokenLogs.class.getName());
        String path =
                directory + File.pathSeparator + JvmCommand.classPath(StallInAServiceTest.class);
        List<String> said =
                ChildJvm.run(
                        StalledService.class,
                        List.of("-cp", path, "-D" + StallSetting.PROPERTY + "=50ms"));
        assertEvents(said);
        assertWarnings(said);
    }
}
