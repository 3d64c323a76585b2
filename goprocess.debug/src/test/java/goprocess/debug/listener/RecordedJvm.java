package goprocess.debug.listener;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM, with a flight recording from its start, and the JDK's tools that look at it. */
final class RecordedJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private RecordedJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    static RecordedJvm start(Path recording, Class<?> main, String... args) throws Exception {
        return start(List.of(), recording, main, args);
    }

    /** Starts one that finds more on its class path. */
    static RecordedJvm start(List<Path> more, Path recording, Class<?> main, String... args)
            throws Exception {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/env")) && Files.exists(Path.of("/proc"))) {
            // A JVM never catches a signal that its parent has it ignore.
            command.addAll(List.of("/usr/bin/env", "--default-signal=TERM"));
        }
        command.add(tool("java"));
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add(
                "-XX:StartFlightRecording:filename="
                        + recording
                        + ",jdk.SocketRead#enabled=true,jdk.SocketRead#threshold=0ms"
                        + ",jdk.ThreadSleep#enabled=true,jdk.ThreadSleep#threshold=0ms");
        command.addAll(List.of("-cp", classPath(more)));
        command.add(main.getName());
        command.addAll(List.of(args));
        return new RecordedJvm(command);
    }

    /** All that these tests have on their path of modules, their path of classes, and they. */
    private static String classPath(List<Path> more) throws Exception {
        Path here = Path.of(RecordedJvm.class.getResource("RecordedJvm.class").toURI());
        List<String> path = new ArrayList<>();
        more.forEach(entry -> path.add(entry.toString()));
        path.add(here.getParent().getParent().getParent().getParent().toString());
        path.add(System.getProperty("jdk.module.path", ""));
        path.add(System.getProperty("java.class.path", ""));
        path.removeIf(String::isEmpty);
        return String.join(File.pathSeparator, path);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Runs a tool of the JDK and returns what it writes. */
    static String run(String name, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool(name)));
        command.addAll(List.of(args));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String written = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new AssertionError(command + ": " + written);
        }
        return written;
    }

    String pid() {
        return Long.toString(process.pid());
    }

    void terminate() {
        // Not that of the Process, which would close its output too.
        process.toHandle().destroy();
    }

    void writeLine() throws IOException {
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
    }

    /** Reads on until it has written a line; fails if it ends without. */
    void awaitLine(String expected) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.equals(expected)) {
                return;
            }
        }
        throw new AssertionError("It ended without \"" + expected + "\": " + lines);
    }

    void awaitEnd() throws InterruptedException {
        output.lines().forEach(line -> {});
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
