package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A JVM is asked where nothing else answers, and by the way that is left. */
class WaysTest {
    @TempDir private Path folder;

    @BeforeEach
    void thereIsProc() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
    }

    private String sockets() {
        return "-Dgoprocess.debug.socket=" + folder.resolve("sockets");
    }

    private ServiceJvm closing(ServiceJvm jvm) throws Exception {
        jvm.awaitLine("ready");
        jvm.goOn();
        jvm.awaitLine("closing");
        return jvm;
    }

    private static void assertHeld(Run why, String way) {
        assertEquals(1, why.status(), why::toString);
        assertTrue(why.out().startsWith("worker-"), why::out);
        assertTrue(why.out().contains(way), why::out);
    }

    @Test
    void itIsAskedWithAttachDisabled() throws Exception {
        List<String> options = List.of(sockets(), "-XX:+DisableAttachMechanism");
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), options))) {
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            assertHeld(Run.of("why", jvm.pid()), "through its socket");
        }
    }

    @Test
    void itIsAskedWhileEveryCarrierSpins() throws Exception {
        try (ServiceJvm jvm = ServiceJvm.start(List.of(), List.of(sockets()), "spin")) {
            jvm.awaitLine("ready");
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            Run tree = Run.of("tree", jvm.pid());
            assertEquals(0, tree.status(), tree::toString);
            assertTrue(tree.out().contains("database"), tree::out);
        }
    }

    @Test
    void itIsAskedWhereItsImageHasNoManagementAgent() throws Exception {
        Path image = folder.resolve("image");
        Path jlink = JvmCommand.tool("jlink");
        assumeTrue(Files.isExecutable(jlink), "this Java has no jlink");
        run(
                jlink.toString(),
                "--add-modules",
                "jdk.jfr,java.management,jdk.unsupported",
                "--output",
                image.toString());
        Path java = image.resolve("bin").resolve("java");
        ServiceJvm started =
                ServiceJvm.start(List.of(), java, ServiceJvm.path(), List.of(sockets()));
        try (ServiceJvm jvm = closing(started)) {
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            assertHeld(Run.of("why", jvm.pid()), "through its socket");
        }
    }

    @Test
    void whereThereIsNoSocketItIsAttachedOnlyIfToldTo() throws Exception {
        List<String> options = List.of("-Dgoprocess.debug.socket=off");
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), options, "bean"))) {
            assertEquals(6, Run.of("why", jvm.pid()).status());
            assertHeld(Run.of("why", jvm.pid(), "--attach"), "managed bean");
        }
    }

    @Test
    void whereThereIsNoSocketWhatItsRecorderHasWrittenIsRead() throws Exception {
        List<String> options =
                List.of(
                        "-Dgoprocess.debug.socket=off",
                        "-XX:StartFlightRecording",
                        "-XX:FlightRecorderOptions:repository=" + folder);
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), options))) {
            Run why = Run.of("why", jvm.pid());
            while (!why.out().contains("flight recorder") || why.status() == 0) {
                why = Run.of("why", jvm.pid()); // It is written once a second.
            }
            // What runs stands in a chunk once that has ended: until then it may not be known.
            String says = why.status() == 8 ? "What holds a close is not known" : "worker-";
            assertTrue(why.out().startsWith(says), why::toString);
            assertTrue(
                    Run.of("why", jvm.pid(), "--json").out().contains("\"way\":\"from what its"),
                    why::toString);
        }
    }

    @Test
    void whatAKilledJvmHasLeftIsRead() throws Exception {
        List<String> options =
                List.of(
                        sockets(),
                        "-XX:StartFlightRecording",
                        "-XX:FlightRecorderOptions:repository=" + folder.resolve("repository"));
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), options))) {
            Run shutdown = Run.of("shutdown", repository());
            while (!shutdown.out().contains("database")) { // It is written once a second.
                shutdown = Run.of("shutdown", repository());
            }
            jvm.signal("KILL");
            ProcessHandle.of(Long.parseLong(jvm.pid())).ifPresent(one -> one.onExit().join());
        }
        Run shutdown = Run.of("shutdown", repository());
        assertEquals(8, shutdown.status(), shutdown::toString);
        assertTrue(shutdown.out().contains("database"), shutdown::out);
    }

    private String repository() throws Exception {
        try (var folders = Files.list(folder.resolve("repository"))) {
            return folders.findFirst().orElseThrow().toString();
        }
    }

    @Test
    void oneThatIsKilledWhileAskedHasGivenAnIncompleteAnswer() throws Exception {
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), List.of(sockets())))) {
            long pid = Long.parseLong(jvm.pid());
            jvm.awaitSocket(pid);
            Target target = Target.of(pid);
            assertEquals(1, Run.of("why", jvm.pid()).status());
            jvm.signal("STOP");
            try (SocketAnswer answer = target.ask("why")) {
                jvm.signal("KILL");
                Failure failure = assertThrows(Failure.class, answer::text);
                assertEquals(Failure.Kind.INCOMPLETE, failure.kind());
            }
        }
    }

    @Test
    void oneThatDoesNotAnswerIsGivenUp() throws Exception {
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), List.of(sockets())))) {
            long pid = Long.parseLong(jvm.pid());
            jvm.awaitSocket(pid);
            Path socket = Target.of(pid).socket();
            assertEquals(1, Run.of("why", jvm.pid()).status());
            jvm.signal("STOP");
            try (SocketAnswer answer = SocketAnswer.to("why", socket, 1)) {
                Failure failure = assertThrows(Failure.class, answer::text);
                assertEquals(Failure.Kind.NO_ANSWER, failure.kind());
                assertTrue(String.valueOf(failure.getMessage()).contains("safepoint"));
            }
            Run list = Run.of("list");
            assertTrue(list.out().contains("gives no answer"), list::out);
        }
    }

    @Test
    void anotherUsersIsRefusedAndRootMayAskAll() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be two users");
        List<String> asNobody =
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        String path = readableByAll();
        String open = "-Dgoprocess.debug.socket=" + Files.createDirectory(folder.resolve("open"));
        run("chown", "65534", folder.resolve("open").toString());
        run("chmod", "700", folder.resolve("open").toString());
        ServiceJvm started =
                ServiceJvm.start(asNobody, JvmCommand.tool("java"), path, List.of(open));
        try (ServiceJvm jvm = closing(started)) {
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            assertHeld(Run.of("why", jvm.pid()), "through its socket");
        }
        try (ServiceJvm jvm = closing(ServiceJvm.start(List.of(), List.of(sockets())))) {
            List<String> command = new ArrayList<>(asNobody);
            command.addAll(List.of(JvmCommand.tool("java").toString(), "-cp", path));
            command.addAll(List.of(Main.class.getName(), "why", jvm.pid()));
            Process why = new ProcessBuilder(command).start();
            String said = new String(why.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(4, why.waitFor(), said);
            assertTrue(said.contains("belongs to another user"), said);
        }
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    /** Where root builds, others may not read. */
    private String readableByAll() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copies = Files.createDirectory(folder.resolve("path"));
        List<String> path = new ArrayList<>();
        for (String entry : ServiceJvm.path().split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                String copy = copies.resolve(Integer.toString(path.size())).toString();
                run("cp", "-r", entry, copy);
                path.add(copy);
            }
        }
        run("chmod", "-R", "a+rX", copies.toString());
        return String.join(File.pathSeparator, path);
    }
}
