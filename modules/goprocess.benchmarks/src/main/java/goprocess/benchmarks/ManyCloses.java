package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.ChildJvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that opens a process with children and closes it, many times, and is recorded from its
 * start to its end. Few of its processes are open at a time, so each snapshot holds them all, and
 * its JVM needs little memory.
 */
final class ManyCloses {
    static final String NAME = "request";

    private static final String CLOSED = "all closed";

    private ManyCloses() {}

    /** Runs it: how many closes, and of how many children each. */
    public static void main(String[] arguments) {
        int closes = Integer.parseInt(arguments[0]);
        int children = Integer.parseInt(arguments[1]);
        for (int i = 0; i < closes; i++) {
            GoProcess process = GoProcesses.named(NAME).teardown(() -> {}).open();
            for (int k = 0; k < children; k++) {
                GoProcesses.withParent(process);
            }
            process.close();
        }
        System.out.println(CLOSED);
    }

    /** Runs it in a JVM of its own, and returns the recording of it, which is to be deleted. */
    static Path record(int closes, int children) throws IOException, InterruptedException {
        Path file = Files.createTempFile("goprocess", ".jfr");
        List<String> said =
                ChildJvm.run(
                        ManyCloses.class,
                        // Else the recorder loses what it cannot write in time.
                        List.of(
                                "-Xmx512m",
                                "-XX:StartFlightRecording:maxsize=2g,filename=" + file,
                                "-XX:FlightRecorderOptions:memorysize=100m"),
                        Integer.toString(closes),
                        Integer.toString(children));
        Check.that("the recorded program ended well: " + said, said.contains(CLOSED));
        return file;
    }
}
