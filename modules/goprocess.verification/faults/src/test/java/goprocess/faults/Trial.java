package goprocess.faults;

import goprocess.fixtures.JvmCommand;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One fault, put in and tried. */
final class Trial {
    /** For a JVM that no longer ends by itself: its tests have a limit of their own. */
    private static final long LIMIT_SECONDS = 120;

    private final Fault fault;
    private final Path folder;

    /**
     * @param name of a folder for it
     */
    Trial(Fault fault, String name) {
        this.fault = fault;
        this.folder = Path.of("target", "faults", name).toAbsolutePath();
    }

    /**
     * What came of it.
     *
     * @param noticedBy the test that failed, or that never ended; empty if none did
     * @param seconds until then, the start of the JVM included
     */
    record Result(String noticedBy, double seconds) {}

    /** With the fault. */
    Result run() throws IOException, InterruptedException {
        return runTests(Seed.of(fault));
    }

    /** The same tests in the same circumstances without the fault: they are to notice nothing. */
    Result runWithout() throws IOException, InterruptedException {
        if (!fault.circumstances().isEmpty()) {
            return runTests(Seed.ofCircumstances(fault));
        }
        Files.createDirectories(folder);
        return runTests(Project.classPath(fault.module()));
    }

    private Result runTests(Seed seed) throws IOException, InterruptedException {
        Path faulty = seed.compileInto(folder, Project.classPath(fault.module()));
        return runTests(faulty + File.pathSeparator + Project.classPathWithout(fault.module()));
    }

    private Result runTests(String library) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        long begun = System.nanoTime();
        Process tests =
                new ProcessBuilder(command(library))
                        .directory(Project.home(fault).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        tests.getOutputStream().close();
        boolean ended = tests.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!ended) {
            tests.descendants().forEach(ProcessHandle::destroyForcibly);
            tests.destroyForcibly().waitFor();
        }
        return new Result(noticedBy(Files.readString(output), ended, tests.exitValue()), seconds);
    }

    private String noticedBy(String output, boolean ended, int status) {
        for (String line : output.lines().toList()) {
            if (line.startsWith(Noticing.FAILED)) {
                return simpleName() + "." + line.substring(Noticing.FAILED.length());
            }
        }
        if (!ended) {
            return simpleName() + ", which does not end";
        }
        if (!output.contains(Noticing.RAN) || status != 0) {
            throw new AssertionError(
                    "The tests of \"%s\" could not be run: %s".formatted(fault, output));
        }
        return "";
    }

    private String simpleName() {
        return fault.testClass().substring(fault.testClass().lastIndexOf('.') + 1);
    }

    private List<String> command(String library) {
        String tests =
                Project.tests(fault).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(JvmCommand.tool("java").toString());
        command.addAll(
                List.of(
                        "-XX:+EnableDynamicAgentLoading",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-Dgoprocess.exit=off",
                        "-Dgoprocess.depth=SHORT",
                        "-Dgoprocess.verification.path=class",
                        "-Dbasedir=" + Project.home(fault)));
        fault.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(tests + File.pathSeparator + library);
        command.addAll(List.of(Noticing.class.getName(), fault.test()));
        return command;
    }
}
