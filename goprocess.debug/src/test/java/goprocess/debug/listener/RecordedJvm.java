package goprocess.debug.listener;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another JVM, with a flight recording from its start, and the JDK's tools that look at it. */
public final class RecordedJvm implements AutoCloseable {
    private final ChildJvm jvm;

    private RecordedJvm(ChildJvm jvm) {
        this.jvm = jvm;
    }

    static RecordedJvm start(Path recording, Class<?> main, String... args) throws Exception {
        return start(List.of(), recording, main, args);
    }

    /** Starts one that finds more on its class path. */
    static RecordedJvm start(List<Path> more, Path recording, Class<?> main, String... args)
            throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.SMALL);
        // The JDK's tools find a JVM by its performance data.
        options.add("-XX:+UsePerfData");
        options.add(
                "-XX:StartFlightRecording:filename="
                        + recording
                        + ",jdk.SocketRead#enabled=true,jdk.SocketRead#threshold=0ms"
                        + ",jdk.ThreadSleep#enabled=true,jdk.ThreadSleep#threshold=0ms");
        String path =
                Stream.concat(
                                more.stream().map(Path::toString),
                                Stream.of(JvmCommand.classPath(RecordedJvm.class)))
                        .collect(Collectors.joining(File.pathSeparator));
        options.addAll(List.of("-cp", path));
        return new RecordedJvm(ChildJvm.start(JvmCommand.withPath(options, main, args)));
    }

    /** Runs a tool of the JDK and returns what it writes. */
    public static String run(String name, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(JvmCommand.tool(name).toString());
        command.addAll(List.of(args));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String written = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new AssertionError(command + ": " + written);
        }
        return written;
    }

    String pid() {
        return jvm.pid();
    }

    void terminate() throws Exception {
        jvm.signal("TERM");
    }

    void writeLine() throws IOException {
        jvm.tell("");
    }

    /** Reads on until it has written a line; fails if it ends without. */
    void awaitLine(String expected) throws IOException {
        jvm.awaitLine(expected);
    }

    void awaitEnd() throws Exception {
        jvm.allLines();
        jvm.exitCode();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
