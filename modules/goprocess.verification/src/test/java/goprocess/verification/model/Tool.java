package goprocess.verification.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The programs that the model checker needs. */
final class Tool {
    private Tool() {}

    /** Skips the test where one is missing; but where changes are checked, that is a failure. */
    static void ensureInstalled() {
        for (String tool : List.of("spin", "gcc")) {
            String missing =
                    "The close protocol was not model-checked, because "
                            + tool
                            + " is missing: install it (for instance apt-get install spin gcc"
                            + " libc6-dev)";
            if ("true".equals(System.getenv("CI"))) {
                assertTrue(isInstalled(tool), missing);
            } else {
                assumeTrue(isInstalled(tool), missing);
            }
        }
    }

    private static boolean isInstalled(String tool) {
        String version = tool.equals("spin") ? "-V" : "--version";
        try {
            output(Path.of("."), List.of(tool, version));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a program that has to succeed. */
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = start(folder, command);
        String output = read(process);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed:\n" + output);
        }
    }

    /** Runs a program whose output tells whether it succeeded. */
    static String output(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process = start(folder, command);
        String output = read(process);
        process.waitFor();
        return output;
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
