package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docs/deployment.md} says of an image that jlink makes. */
class JlinkTest {
    private static final int OF_TERM = 128 + 15;

    @TempDir private static Path folder;

    /** An image of a service of the user, with the launcher that jlink makes for it. */
    @BeforeAll
    static void link() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/service"));
        Files.writeString(
                source.resolveSibling("module-info.java"),
                "module service { requires goprocess.api; }");
        Files.writeString(
                source.resolve("Main.java"),
                """
                package service;

                import goprocess.api.GoProcesses;

                class Main {
                    public static void main(String[] args) {
                        GoProcesses.application("service")
                                .teardown(() -> System.out.println("torn down"))
                                .open();
                        System.out.println("ready");
                    }
                }
                """);
        String library =
                Arrays.stream(JvmCommand.classPath(JlinkTest.class).split(File.pathSeparator))
                        .filter(entry -> entry.matches(".*goprocess\\.(api|impl)[/-].*"))
                        .collect(Collectors.joining(File.pathSeparator));
        String classes = folder.resolve("classes").toString();
        runs(
                "javac",
                "-p",
                library,
                "-d",
                classes,
                source.resolve("Main.java").toString(),
                source.resolveSibling("module-info.java").toString());
        runs(
                "jlink",
                "-p",
                library + File.pathSeparator + classes,
                "--add-modules",
                "service,goprocess.impl",
                "--launcher",
                "service=service/service.Main",
                "--output",
                folder.resolve("image").toString());
    }

    /** A program of the JDK that the tests run on. */
    private static void runs(String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JvmCommand.tool(program).toString()));
        command.addAll(List.of(arguments));
        try (ChildJvm jvm = ChildJvm.start(command)) {
            List<String> said = jvm.allLines();
            assertEquals(0, jvm.exitCode(), () -> String.join("\n", said));
        }
    }

    @Test
    void theLaunchersShellEndsByItselfAndTheServiceHearsNothing() throws Exception {
        try (ChildJvm launcher = start(folder.resolve("image/bin/service").toString())) {
            launcher.awaitLine("ready");
            List<ProcessHandle> started =
                    ProcessHandle.of(Long.parseLong(launcher.pid())).stream()
                            .flatMap(ProcessHandle::children)
                            .toList();
            launcher.signal("TERM");
            launcher.exitCode();

            assertFalse(started.isEmpty(), "the launcher has become Java itself");
            assertTrue(started.stream().allMatch(ProcessHandle::isAlive));
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void javaItselfHearsTheSignal() throws Exception {
        String java = folder.resolve("image/bin/java").toString();
        String line = "exec " + java + " -m service/service.Main";
        try (ChildJvm service = start("sh", "-c", line)) {
            service.awaitLine("ready");
            service.signal("TERM");

            assertTrue(service.allLines().contains("torn down"));
            assertEquals(OF_TERM, service.exitCode());
        }
    }

    /** Whatever the tests were started with, a signal is as by default. */
    private static ChildJvm start(String... command) throws IOException {
        return ChildJvm.start(
                Stream.concat(
                                Stream.of("/usr/bin/env", "--default-signal=HUP,INT,TERM"),
                                Stream.of(command))
                        .toList());
    }
}
