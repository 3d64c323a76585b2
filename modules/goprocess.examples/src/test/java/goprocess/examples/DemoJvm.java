package goprocess.examples;

import goprocess.fixtures.JvmCommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo in a JVM of its own: it sends itself a signal. */
record DemoJvm(int exitCode, List<String> out, String err) {
    /**
     * Runs the demo and waits for its end.
     *
     * @param directory gets what the JVM prints
     */
    static DemoJvm run(Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder demo =
                new ProcessBuilder(JvmCommand.of(List.of(), Demo.class, arguments))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        demo.environment().putAll(environment);
        int exitCode = demo.start().waitFor();
        return new DemoJvm(exitCode, Files.readAllLines(out), Files.readString(err));
    }

    /** The line that begins so. */
    String line(String beginning) {
        return out.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + beginning + " in " + this));
    }
}
