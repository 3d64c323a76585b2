package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Real JVMs are asked, in all kinds of situations, where other ways to look in get no answer. */
class AskedFromOutsideTest {
    @TempDir private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void thereAreSuchSockets() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this is no Linux");
        folder = temporary.resolve("sockets");
    }

    private static boolean isRoot() throws IOException {
        return OwnUser.uid() == 0;
    }

    private static void assertTellsOfTheWorker(String why) {
        assertTrue(why.startsWith("worker #"), why);
        assertTrue(why.contains("AskedProgram.java:"), why);
        assertTrue(why.lines().toList().getLast().startsWith("-- pid "), why);
    }

    @Test
    void eachQuestionHasAnAnswerThatSaysThatItIsComplete() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck")) {
            jvm.awaitLine("ready");
            assertTellsOfTheWorker(jvm.ask("why"));
            assertTellsOfTheWorker(jvm.ask("why app"));
            List<String> idle = jvm.ask("why idle").lines().toList();
            assertTrue(idle.get(0).matches("Nothing holds idle #\\d+, which is RUNNING."));
            assertEquals("Other closes are held: ask \"why\" without a name.", idle.get(1));
            String status = jvm.ask("status");
            assertTrue(status.startsWith("{\"schemaVersion\":1,\"pid\":" + jvm.pid()), status);
            assertTrue(status.contains("\"name\":\"" + AskedProgram.class.getName()), status);
            assertTrue(status.contains("\"live\":3,\"closing\":2,\"oldestClosing\":{"), status);
            assertTrue(status.contains("\"heldBy\":\"worker #"), status);
            assertTrue(status.endsWith("}\n"), status);
            String closes = jvm.ask("closes");
            assertTrue(closes.contains("\"name\":\"app\""), closes);
            assertTrue(closes.contains("\"heldBy\":\"worker #"), closes);
            assertTrue(jvm.ask("json").contains("\"findings\":["));
            assertTrue(jvm.ask("json stacks").endsWith("}\n"));
            assertTrue(jvm.ask("dot").startsWith("digraph "));
            assertTrue(jvm.ask("").contains("follow"), "the help");
            assertTrue(jvm.ask("shutdown").startsWith("error: "));
            assertTrue(jvm.ask("why nobody").startsWith("error: "));
        }
    }

    @Test
    void aLineThatDoesNotEndIsRefused() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck")) {
            assertTrue(jvm.ask("x".repeat(1_000)).contains("there is no"));
            try (SocketChannel channel = AskedJvm.connect(jvm.awaitSocket())) {
                AskedJvm.send(channel, "x".repeat(1_001));
                assertTrue(AskedJvm.readAll(channel).startsWith("error: "));
            }
        }
    }

    @Test
    void theNinthIsToldToComeAgain() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck")) {
            Path socket = jvm.awaitSocket();
            List<SocketChannel> followers = new ArrayList<>();
            try {
                for (int i = 0; i < 8; i++) {
                    followers.add(AskedJvm.follow(socket));
                }
                try (SocketChannel ninth = AskedJvm.connect(socket)) {
                    assertTrue(AskedJvm.readAll(ninth).startsWith("error: 8 others"));
                }
            } finally {
                for (SocketChannel channel : followers) {
                    channel.close();
                }
            }
        }
    }

    @Test
    void theFolderAndTheSocketAreOurOwn() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck")) {
            Path socket = jvm.awaitSocket();
            AskedJvm.ask(socket, "why"); // it answers once all of it is made
            assertTrue(
                    socket.getFileName().toString().matches(jvm.pid() + "-\\d+-1\\.goprocess"),
                    socket::toString);
            assertEquals(
                    PosixFilePermissions.fromString("rwx------"),
                    Files.getPosixFilePermissions(folder));
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(socket));
            jvm.goOn();
            jvm.awaitEnd();
            assertTrue(Files.notExists(socket));
        }
    }

    @Test
    void itAnswersInShutdownHooks() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "hook")) {
            Path socket = jvm.awaitSocket();
            jvm.goOn();
            jvm.awaitLine("hooks");
            assertTellsOfTheWorker(AskedJvm.ask(socket, "why"));
            assertTrue(AskedJvm.ask(socket, "status").contains("\"shuttingDown\":true"));
            jvm.goOn();
            assertEquals(0, jvm.awaitEnd());
            assertTrue(Files.notExists(socket));
        }
    }

    @Test
    void itAnswersWhileEveryCarrierSpins() throws Exception {
        try (AskedJvm jvm =
                AskedJvm.start(
                        folder,
                        "spinning",
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            jvm.awaitLine("ready");
            String why = jvm.ask("why");
            assertTrue(why.startsWith("spinner #"), why);
            jvm.goOn();
            jvm.awaitEnd();
        }
    }

    @Test
    void itAnswersWhileTheLogIsAFullPipe() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "fullLog")) {
            jvm.awaitLine("ready");
            assertTellsOfTheWorker(jvm.ask("why"));
        }
    }

    @Test
    void itAnswersWithAttachDisabled() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck", "-XX:+DisableAttachMechanism")) {
            jvm.awaitLine("ready");
            assertTellsOfTheWorker(jvm.ask("why"));
        }
    }

    /** Without a word the reader would ask again and again. */
    @Test
    void aClassThatIsMissingIsToldToWhoeverAsks() throws Exception {
        String withoutJackson =
                Arrays.stream(JvmCommand.classPath(AskedJvm.class).split(File.pathSeparator))
                        .filter(entry -> !entry.contains("jackson-core"))
                        .collect(Collectors.joining(File.pathSeparator));
        try (AskedJvm jvm = AskedJvm.start(folder, "stuck", "-cp", withoutJackson)) {
            jvm.awaitLine("ready");
            String answer = jvm.ask("json");
            assertTrue(answer.startsWith("error: a class that the answer needs "), answer);
            assertTrue(answer.contains("NoClassDefFoundError: tools/jackson/"), answer);
            assertTellsOfTheWorker(jvm.ask("why"));
        }
    }

    /**
     * It has answered before. A class whose initialization lacks memory is never initialized again,
     * even one of the JDK, and that is not ours to mend.
     */
    @Test
    void anExhaustedHeapGetsNoAnswerAndComesToNoHarm() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "noMemory")) {
            jvm.awaitLine("ready");
            Path socket = jvm.awaitSocket();
            assertTellsOfTheWorker(jvm.ask("why"));
            jvm.goOn();
            jvm.awaitLine("x");
            try (SocketChannel channel = AskedJvm.connect(socket)) {
                AskedJvm.send(channel, "why\n");
                jvm.goOn();
                jvm.awaitLine("recovered");
            }
            String why;
            do { // the collector may not have come by yet; one that never answers again hangs here
                why = jvm.ask("why");
            } while (why.isEmpty());
            assertTellsOfTheWorker(why);
            jvm.goOn();
            jvm.awaitLine("closed");
        }
    }

    @Test
    void itGoesWhenNothingIsOpenAndComesBackWithTheNext() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "comesAndGoes")) {
            jvm.awaitLine("open");
            Path first = jvm.awaitSocket();
            jvm.goOn();
            jvm.awaitLine("closed");
            while (AskedJvm.socketIn(folder) != null) {
                Thread.onSpinWait();
            }
            jvm.goOn();
            jvm.awaitLine("open");
            assertEquals(first, jvm.awaitSocket());
        }
    }

    @Test
    void whatAKilledJvmLeftIsRemovedByTheNext() throws Exception {
        Path left;
        try (AskedJvm killed = AskedJvm.start(folder, "stuck")) {
            left = killed.awaitSocket();
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            killed.awaitEnd();
        }
        assertTrue(Files.exists(left));
        try (AskedJvm next = AskedJvm.start(folder, "stuck")) {
            next.awaitLine("ready");
            while (Files.exists(left)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whereThereCanBeNoneTheProgramRunsAsEver() throws Exception {
        Path open = Files.createDirectory(folder);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String setting : List.of(open.toString(), "off", "/proc/nowhere", "/")) {
            try (AskedJvm jvm = AskedJvm.start(Path.of(setting), "stuck")) {
                jvm.awaitLine("ready");
                jvm.goOn();
                jvm.awaitLine("closed");
                assertEquals(0, jvm.awaitEnd());
            }
        }
        assertEquals(null, AskedJvm.socketIn(open));
    }

    @Test
    void itAnswersFromAnotherMountAndProcessNamespace() throws Exception {
        assumeTrue(isRoot(), "namespaces are made by root");
        List<String> inANamespace =
                List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child");
        try (AskedJvm jvm = AskedJvm.start(inANamespace, folder, "stuck")) {
            jvm.awaitLine("ready");
            long outside =
                    ProcessHandle.of(jvm.pid())
                            .orElseThrow()
                            .children()
                            .findAny()
                            .orElseThrow()
                            .pid();
            // The folder is there in the other namespace as well; what matters is the name.
            Path socket = jvm.awaitSocketIn(Path.of("/proc/" + outside + "/root" + folder));
            assertTrue(socket.getFileName().toString().startsWith("1-"), socket::toString);
            Matcher pid = Pattern.compile("\"pid\":(\\d+)").matcher(AskedJvm.ask(socket, "status"));
            assertTrue(pid.find());
            assertEquals("1", pid.group(1), "what the JVM itself sees");
        }
    }

    @Test
    void rootMayAskAnotherUsersAndNobodyElseMay() throws Exception {
        assumeTrue(isRoot(), "only root can be another user");
        Path shared = Files.createDirectory(temporary.resolve("nobody's"));
        for (Path each = temporary;
                Files.getOwner(each).getName().equals("root")
                        && !each.equals(Path.of("/tmp"))
                        && each.startsWith("/tmp");
                each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setAttribute(shared, "unix:uid", 65534);
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--clear-groups");
        assumeTrue(canRun(asNobody), "nobody cannot read what is tested here");
        try (AskedJvm jvm = AskedJvm.start(asNobody, shared.resolve("sockets"), "stuck");
                AskedJvm ours = AskedJvm.start(folder, "stuck")) {
            jvm.awaitLine("ready");
            assertTellsOfTheWorker(jvm.ask("why"));
            Path socket = ours.awaitSocket();
            Process refused =
                    new ProcessBuilder(
                                    "setpriv",
                                    "--reuid=65534",
                                    "--clear-groups",
                                    "test",
                                    "-e",
                                    socket.toString())
                            .start();
            assertEquals(1, refused.waitFor());
        }
    }

    private static boolean canRun(List<String> prefix) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        String path = JvmCommand.classPath(AskedJvm.class);
        command.addAll(List.of("test", "-r", path.split(File.pathSeparator)[0]));
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void aReaderThatHasGoneEndsItsAnswerAndNothingElse() throws Exception {
        try (AskedJvm jvm = AskedJvm.start(folder, "many", "-Dprocesses=10000")) {
            jvm.awaitLine("ready");
            Path socket = jvm.awaitSocket();
            try (SocketChannel channel = AskedJvm.connect(socket)) {
                AskedJvm.send(channel, "json\n");
                channel.read(java.nio.ByteBuffer.allocate(10));
            }
            assertTrue(AskedJvm.ask(socket, "status").contains("\"live\":10001"));
        }
    }

    @Test
    void theConnectionOfOneWhoDoesNotAskIsOverAfterTenSeconds() throws Exception {
        try (SocketChannel channel = SocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            Connection connection = new Connection(channel, new Answers(new Followers()));
            long now = System.nanoTime();
            assertTrue(!connection.isOver(now));
            assertTrue(connection.isOver(now + 11_000_000_000L));
            assertThrows(IOException.class, () -> AskedJvm.ask(folder, "why"));
        }
    }
}
