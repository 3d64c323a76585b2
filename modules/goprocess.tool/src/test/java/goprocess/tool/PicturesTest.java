package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures and pages of a JVM and of its recording. */
class PicturesTest {
    @TempDir private Path folder;

    @BeforeEach
    void thereIsProc() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
    }

    private ServiceJvm running(String... more) throws Exception {
        List<String> options =
                java.util.stream.Stream.concat(
                                List.of(more).stream(),
                                List.of("-Dgoprocess.debug.socket=" + folder.resolve("sockets"))
                                        .stream())
                        .toList();
        ServiceJvm jvm = ServiceJvm.start(List.of(), options);
        jvm.awaitLine("ready");
        jvm.awaitSocket(Long.parseLong(jvm.pid()));
        return jvm;
    }

    @Test
    void aGraphIsDrawnAsTheNameOfTheFileSays() throws Exception {
        try (ServiceJvm jvm = running()) {
            Path svg = folder.resolve("graph.svg");
            assertEquals(0, Run.of("dump", jvm.pid(), "-o", svg.toString()).status());
            assertTrue(Files.readString(svg).startsWith("<svg"));
            Path html = folder.resolve("graph.html");
            Run dump = Run.of("dump", jvm.pid(), "-o", html.toString(), "--json");
            assertTrue(dump.out().contains("\"file\":\"" + html), dump::out);
            assertTrue(Files.readString(html).contains("<!DOCTYPE html>"));
            Path other = folder.resolve("no").resolve("graph.svg");
            assertEquals(2, Run.of("dump", jvm.pid(), "-o", other.toString()).status());
            assertEquals(2, Run.of("dump", jvm.pid(), "--json", "--format", "svg").status());
        }
    }

    @Test
    void aShutdownIsDrawnFromItsRecording() throws Exception {
        Path file = folder.resolve("app.jfr");
        try (ServiceJvm jvm =
                running("-XX:StartFlightRecording:dumponexit=true,filename=" + file)) {
            for (String line : List.of("closing", "closed")) {
                jvm.goOn();
                jvm.awaitLine(line);
            }
            jvm.goOn();
            ProcessHandle.of(Long.parseLong(jvm.pid())).ifPresent(one -> one.onExit().join());
        }
        Run svg = Run.of("shutdown", file.toString(), "--format", "svg");
        assertEquals(0, svg.status(), svg::toString);
        assertTrue(svg.out().startsWith("<svg") && svg.out().contains("app closed in"), svg::out);
        Path html = folder.resolve("shutdown.html");
        assertEquals(0, Run.of("shutdown", file.toString(), "-o", html.toString()).status());
        assertTrue(Files.readString(html).contains("<!DOCTYPE html>"));
        assertEquals(2, Run.of("shutdown", file.toString(), "-o", html.toString()).status());
        Run whole = Run.of("shutdown", file.toString(), "--format", "recording");
        assertTrue(whole.out().contains("\"kind\":\"recording\""), whole::toString);
        assertEquals(2, Run.of("shutdown", file.toString(), "--json", "--format", "svg").status());
        assertTrue(Run.of("shutdown", file.toString(), "--json").out().contains("blameByProcess"));
    }

    @Test
    void thePageIsServedUntilTheJvmEnds() throws Exception {
        try (ServiceJvm jvm = running()) {
            Process serve =
                    new ProcessBuilder(
                                    JvmCommand.tool("java").toString(),
                                    "-cp",
                                    ServiceJvm.path(),
                                    Main.class.getName(),
                                    "serve",
                                    jvm.pid())
                            .start();
            try (BufferedReader out = serve.inputReader(StandardCharsets.UTF_8)) {
                String address = out.readLine().substring("Open ".length());
                assertTrue(get(address).contains("database"));
                assertTrue(get(address + "graph").startsWith("{\"schemaVersion\""));
                URI uri = URI.create(address);
                HttpURLConnection stranger =
                        (HttpURLConnection)
                                new URI("http", uri.getAuthority(), "/", null, null)
                                        .toURL()
                                        .openConnection();
                assertEquals(404, stranger.getResponseCode());
                jvm.signal("KILL");
                assertEquals(0, serve.waitFor());
            } finally {
                serve.destroyForcibly();
            }
        }
    }

    private static String get(String address) throws Exception {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void noFileIsLeftOfWhatFailed() throws Exception {
        Path svg = folder.resolve("graph.svg");
        assertEquals(3, Run.of("dump", "999999999", "-o", svg.toString()).status());
        assertFalse(Files.exists(svg));
    }
}
