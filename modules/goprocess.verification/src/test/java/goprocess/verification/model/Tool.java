package goprocess.verification.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The programs that the model checker needs. */
final class Tool {
    private static final String MISSING =
            "The close protocol was not model-checked, because %s is missing: install it (for"
                    + " instance apt-get install spin tcc libc6-dev)";

    private Tool() {}

    /** Skips the test where one is missing; but where changes are checked, that is a failure. */
    static void ensureInstalled() {
        ensure(isInstalled("spin"), "spin");
        ensure(isInstalled("tcc") || isInstalled("gcc"), "a C compiler");
    }

    private static void ensure(boolean installed, String what) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(installed, MISSING.formatted(what));
        } else {
            assumeTrue(installed, MISSING.formatted(what));
        }
    }

    /**
     * How C is compiled. Most searches of the short form take less time than gcc takes to compile
     * them, at whatever level; tcc takes a fortieth. What gcc has optimized is more than twice as
     * fast, which pays in the long form.
     */
    static List<String> compiler(boolean optimizing) {
        if (optimizing && isInstalled("gcc")) {
            return List.of("gcc", "-O1", "-w");
        }
        return isInstalled("tcc") ? List.of("tcc", "-w") : List.of("gcc", "-O0", "-w");
    }

    private static boolean isInstalled(String tool) {
        String version = tool.equals("gcc") ? "--version" : tool.equals("tcc") ? "-v" : "-V";
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
