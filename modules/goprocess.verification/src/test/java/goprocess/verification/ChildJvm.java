package goprocess.verification;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM, that runs a program of these tests; it is watched through the lines it writes. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class, with the library on the path that these tests have it on. */
    static ChildJvm start(Class<?> main, String... args) throws IOException {
        return start(List.of(), List.of(), main, args);
    }

    /** As {@link #start(Class, String...)}, with nothing compiled. */
    static ChildJvm startInterpreted(Class<?> main, String... args) throws IOException {
        return start(List.of("-Xint"), List.of(), main, args);
    }

    /** As {@link #start(Class, String...)}, with more options, and more on the class path. */
    static ChildJvm start(List<String> options, List<Path> classPath, Class<?> main, String... args)
            throws IOException {
        List<String> command = signalsAsByDefault();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Small and quick: the tests start many.
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        List<Path> classes = new ArrayList<>(classPath);
        classes.add(LibraryPath.TESTS);
        if (LibraryPath.ofModules()) {
            String library = LibraryPath.API + File.pathSeparator + LibraryPath.IMPLEMENTATION;
            command.addAll(List.of("-p", library, "--add-modules", "goprocess.impl"));
        } else {
            classes.addAll(List.of(LibraryPath.API, LibraryPath.IMPLEMENTATION));
        }
        command.add("-cp");
        command.add(classes.stream().map(Path::toString).collect(joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(List.of(args));
        return new ChildJvm(command);
    }

    /** A JVM never catches a signal that its parent has it ignore, as a shell does for a job. */
    private static List<String> signalsAsByDefault() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/env")) && Files.exists(Path.of("/proc"))) {
            command.addAll(List.of("/usr/bin/env", "--default-signal=HUP,INT,TERM"));
        }
        return command;
    }

    /** Sends it a signal, as a user or an operator would. */
    void signal(String name) throws IOException, InterruptedException {
        String kill = "kill -" + name + " " + process.pid();
        int code = new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError(kill + " ended with " + code);
        }
    }

    /** Writes it a line. */
    void tell(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /** Reads on until it has written a line; fails if it ends without. */
    void awaitLine(String expected) throws IOException {
        String line;
        do {
            line = output.readLine();
            if (line == null) {
                throw new AssertionError("It ended without \"" + expected + "\": " + lines);
            }
            lines.add(line);
        } while (!line.equals(expected));
    }

    /** Waits for its end and returns everything that it wrote. */
    List<String> allLines() throws IOException {
        output.lines().forEach(lines::add);
        return List.copyOf(lines);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
