package goprocess.examples.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import goprocess.examples.orders.KilledService;
import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order service gets a TERM, and a worker does not end: the service is asked through its
 * socket, writes a dump of the stall, and is killed.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class StuckServiceTest {
    private static final String CULPRIT = "worker-1 #";
    private static final String LINE = "KilledService.";

    @TempDir private static Path folder;
    private static String answer;
    private static Path dump;

    @BeforeAll
    static void terminateAskAndKill() throws Exception {
        for (String name : List.of("sockets", "stalls", "repository", "orders")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.setPosixFilePermissions(
                folder.resolve("sockets"), PosixFilePermissions.fromString("rwx------"));
        List<String> options =
                List.of(
                        "-Dgoprocess.debug.socket=" + folder.resolve("sockets"),
                        "-Dgoprocess.debug.stall=100ms",
                        "-Dgoprocess.debug.stall.dump=" + folder.resolve("stalls"),
                        "-XX:StartFlightRecording",
                        "-XX:FlightRecorderOptions:repository=" + folder.resolve("repository"));
        List<String> command =
                JvmCommand.of(options, KilledService.class, folder.resolve("orders").toString());
        try (ChildJvm jvm = ChildJvm.start(command)) {
            order(addressOf(jvm));
            jvm.awaitLine("1"); // the worker has the order
            jvm.signal("TERM");
            jvm.awaitLine("closing");
            answer = askWhy(await("sockets", "*.goprocess"));
            dump = await("stalls", "stall-*");
            await("stalls", dump.getFileName() + "/recordings.jfr");
            jvm.signal("KILL");
            jvm.exitCode();
        }
    }

    /** What the recorder says comes first. */
    private static URI addressOf(ChildJvm jvm) throws IOException {
        String line;
        do {
            line = jvm.line();
        } while (!line.startsWith("http"));
        return URI.create(line);
    }

    private static void order(URI service) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest order =
                    HttpRequest.newBuilder(service).POST(BodyPublishers.ofString("tea")).build();
            assertEquals(202, client.send(order, BodyHandlers.discarding()).statusCode());
        }
    }

    /** A file that the other JVM makes by itself; the first one, if it makes several. */
    private static Path await(String below, String pattern) throws IOException {
        while (true) {
            Optional<Path> file = find(folder.resolve(below), pattern);
            if (file.isPresent()) {
                return file.get();
            }
            Thread.yield();
        }
    }

    /** The file is there a moment before the other JVM listens. */
    private static String askWhy(Path socket) throws IOException {
        while (true) {
            try {
                return SocketQuestion.ask(socket, "why");
            } catch (ConnectException e) {
                Thread.yield();
            }
        }
    }

    private static Optional<Path> find(Path below, String pattern) throws IOException {
        String glob = "glob:" + below + "/" + pattern;
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(below.getFileSystem().getPathMatcher(glob)::matches)
                    .min(Comparator.naturalOrder());
        }
    }

    /** A part whose thread has not run since closing began is named as well, and maybe first. */
    private static void assertIsBlamed(String lines) {
        assertTrue(lines.lines().anyMatch(line -> line.startsWith(CULPRIT)), lines);
    }

    @Test
    void itAnswersThroughItsSocket() {
        assertIsBlamed(answer);
        assertTrue(answer.contains(LINE), answer);
    }

    @Test
    void itDumpsWhatHoldsTheClose() throws IOException {
        String diagnosis = Files.readString(dump.resolve("diagnosis.txt"));
        assertTrue(diagnosis.contains(CULPRIT) && diagnosis.contains(LINE), diagnosis);
    }

    @Test
    void theQuestionsForTheJsonAreAnsweredByTheDump() throws Exception {
        assumeTrue(isThere("jq") || System.getenv("CI") != null, "There is no jq");
        List<String> questions =
                Files.readAllLines(Path.of("..", "..", "docs", "diagnosis.md")).stream()
                        .filter(line -> line.startsWith("jq "))
                        .toList();
        assertEquals(6, questions.size());
        for (String question : questions) {
            Process jq =
                    new ProcessBuilder("sh", "-c", question)
                            .directory(dump.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(jq.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, jq.waitFor(), said);
            if (question.contains(".summary")) {
                assertIsBlamed(said);
            }
        }
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void afterTheKillItsRecordingNamesTheCulprit() throws IOException {
        try (Stream<Path> jvms = Files.list(folder.resolve("repository"))) {
            String words = LastWords.of(jvms.findFirst().orElseThrow());
            assertIsBlamed(words);
            assertTrue(words.contains(LINE), words);
        }
    }
}
