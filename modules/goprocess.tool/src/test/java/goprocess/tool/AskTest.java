package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands that ask a JVM, on real ones. */
class AskTest {
    @TempDir private Path folder;

    @BeforeEach
    void thereIsProc() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
    }

    private List<String> options() {
        return List.of("-Dgoprocess.debug.socket=" + folder.resolve("sockets"));
    }

    private ServiceJvm running() throws Exception {
        ServiceJvm jvm = ServiceJvm.start(List.of(), options());
        jvm.awaitLine("ready");
        jvm.awaitSocket(Long.parseLong(jvm.pid()));
        return jvm;
    }

    private ServiceJvm closing() throws Exception {
        ServiceJvm jvm = running();
        jvm.goOn();
        jvm.awaitLine("closing");
        return jvm;
    }

    private static void assertStatus(int status, Run run) {
        assertEquals(status, run.status(), run::toString);
    }

    private static void assertSays(Run run, int status, String sentence) {
        assertStatus(status, run);
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().startsWith("goprocess: ") && run.err().contains(sentence), run::err);
    }

    @Test
    void whyTellsTheCulpritAndExitsWithOne() throws Exception {
        try (ServiceJvm jvm = closing()) {
            Run why = Run.of("why", jvm.pid());
            assertStatus(1, why);
            assertTrue(why.out().startsWith("worker-"), why::out);
            assertTrue(why.out().contains("Service.java:"), why::out);
            assertTrue(why.out().endsWith("(through its socket)\n"), why::out);
            assertTrue(Run.of("why", jvm.pid(), "database").out().contains("worker-"));
            assertTrue(Run.of("why", jvm.pid(), "--json").out().contains("\"held\":true"));
            assertSays(Run.of("why", jvm.pid(), "nobody"), 3, "nobody");
        }
    }

    @Test
    void whyOfWhatIsNotClosingIsAllWell() throws Exception {
        try (ServiceJvm jvm = running()) {
            Run why = Run.of("why", jvm.pid());
            assertStatus(0, why);
            assertTrue(why.out().startsWith("Nothing is closing."), why::out);
        }
    }

    @Test
    void listShowsIt() throws Exception {
        try (ServiceJvm jvm = closing()) {
            String line = listed(jvm);
            while (line.contains("gives no answer")) { // It waits for three seconds only.
                line = listed(jvm);
            }
            assertTrue(line.contains("goprocess.tool.Service"), line);
            assertTrue(line.contains("worker-"), line);
        }
    }

    private static String listed(ServiceJvm jvm) {
        Run list = Run.of("list");
        assertStatus(0, list);
        return list.out()
                .lines()
                .filter(each -> each.strip().startsWith(jvm.pid() + " "))
                .findAny()
                .orElseThrow(() -> new AssertionError(list.out()));
    }

    @Test
    void treeCountsLikeSiblingsAndShowsWhatIsStuck() throws Exception {
        try (ServiceJvm jvm = running()) {
            Run tree = Run.of("tree", jvm.pid());
            assertStatus(0, tree);
            assertTrue(tree.out().contains("worker ×5"), tree::out);
            assertTrue(tree.out().startsWith("app #"), tree::out);
            jvm.goOn();
            jvm.awaitLine("closing");
            Run stuck = Run.of("tree", jvm.pid(), "--stuck");
            assertStatus(1, stuck);
            assertTrue(stuck.out().contains("◀ holds"), stuck::out);
            Run named = Run.of("tree", jvm.pid(), "--name", "data*");
            assertTrue(named.out().contains("database"), named::out);
            assertTrue(!named.out().lines().limit(2).toList().toString().contains("worker"));
            assertTrue(Run.of("tree", jvm.pid(), "--since", "1ms").out().contains("still closing"));
        }
    }

    @Test
    void planTellsTheOrder() throws Exception {
        try (ServiceJvm jvm = running()) {
            List<String> waves = Run.of("plan", jvm.pid()).out().lines().toList();
            assertEquals(3, waves.size(), waves::toString);
            assertTrue(waves.get(0).contains("worker ×5"), waves::toString);
            assertTrue(waves.get(1).contains("database #"), waves::toString);
            assertTrue(waves.get(2).contains("app #"), waves::toString);
        }
    }

    @Test
    void dumpWritesToAFileThatDoesNotExist() throws Exception {
        try (ServiceJvm jvm = running()) {
            Path dot = folder.resolve("graph.dot");
            assertStatus(0, Run.of("dump", jvm.pid(), "--format", "dot", "-o", dot.toString()));
            assertTrue(Files.readString(dot).startsWith("digraph"));
            assertSays(Run.of("dump", jvm.pid(), "-o", dot.toString()), 2, "exists already");
            Path first = folder.resolve("1.json");
            assertStatus(0, Run.of("dump", jvm.pid(), "-o", first.toString()));
            Run diff = Run.of("diff", first.toString(), first.toString());
            assertTrue(diff.out().startsWith("Nothing has moved"), diff::out);
        }
    }

    @Test
    void doctorTellsTheWays() throws Exception {
        try (ServiceJvm jvm = running()) {
            Run doctor = Run.of("doctor", jvm.pid());
            assertStatus(0, doctor);
            assertTrue(doctor.out().startsWith("socket    yes"), doctor::out);
            assertTrue(doctor.out().contains("recorder  no"), doctor::out);
        }
    }

    @Test
    void itIsAskedInItsHooksAndNotRecordedThere() throws Exception {
        try (ServiceJvm jvm = ServiceJvm.start(List.of(), options(), "hook")) {
            jvm.awaitLine("ready");
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            jvm.goOn();
            jvm.awaitLine("closing");
            assertStatus(1, Run.of("why", jvm.pid()));
            Path file = folder.resolve("app.jfr");
            Run record = Run.of("record", jvm.pid(), "--for", "1s", "-o", file.toString());
            assertSays(record, 1, "shutting down");
            assertTrue(Files.notExists(file));
        }
    }

    @Test
    void itIsAskedInANamespaceOfItsOwn() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "namespaces are made by root");
        List<String> inANamespace =
                List.of(
                        "unshare",
                        "--mount",
                        "--pid",
                        "--net",
                        "--fork",
                        "--mount-proc",
                        "--kill-child");
        try (ServiceJvm jvm = ServiceJvm.start(inANamespace, options())) {
            jvm.awaitLine("ready");
            long pid = jvm.innermost();
            jvm.awaitSocket(pid);
            jvm.goOn();
            jvm.awaitLine("closing");
            assertStatus(1, Run.of("why", Long.toString(pid)));
            assertTrue(Run.of("list").out().contains(Long.toString(pid)));
            assertSays(
                    Run.of("record", Long.toString(pid), "--for", "1s", "-o", folder + "/r.jfr"),
                    7,
                    "container");
        }
    }

    @Test
    void eachWayToFailHasAStatusAndASentence() throws Exception {
        assertSays(Run.of("why", "999999999"), 3, "There is no process 999999999");
        Process sleep = new ProcessBuilder("sleep", "1000").start();
        try {
            assertSays(Run.of("why", Long.toString(sleep.pid())), 5, "is no JVM");
        } finally {
            sleep.destroyForcibly();
        }
        assertSays(Run.of("why"), 2, "PID");
        assertSays(Run.of("frobnicate"), 2, "frobnicate");
        assertSays(Run.of("tree", "1", "--since", "soon"), 2, "no time");
        Path text = Files.writeString(folder.resolve("no.jfr"), "no recording");
        assertSays(Run.of("shutdown", text.toString()), 8, "cannot be read");
        try (ServiceJvm jvm =
                ServiceJvm.start(List.of(), List.of("-Dgoprocess.debug.socket=off"))) {
            jvm.awaitLine("ready");
            assertSays(Run.of("why", jvm.pid()), 6, "has no socket");
        }
    }

    @Test
    void aProcessThatCatchesSigquitIsNotSentIt() throws Exception {
        Process python =
                new ProcessBuilder(
                                "python3",
                                "-c",
                                "import signal,sys,time\n"
                                        + "signal.signal(signal.SIGQUIT, lambda *a: sys.exit(9))\n"
                                        + "print('ready', flush=True)\n"
                                        + "time.sleep(1000)")
                        .start();
        try {
            assumeTrue("ready".equals(python.inputReader().readLine()), "there is no Python");
            assertSays(Run.of("why", Long.toString(python.pid()), "--attach"), 5, "is no JVM");
            assertTrue(python.isAlive());
        } finally {
            python.destroyForcibly();
        }
    }

    @Test
    void aRecordingIsReadByEachCommand() throws Exception {
        Path file = folder.resolve("app.jfr");
        List<String> recorded =
                List.of(
                        options().get(0),
                        "-XX:StartFlightRecording:dumponexit=true,filename=" + file);
        try (ServiceJvm jvm = ServiceJvm.start(List.of(), recorded)) {
            for (String line : List.of("ready", "closing", "closed")) {
                jvm.awaitLine(line);
                jvm.goOn();
            }
            ProcessHandle.of(Long.parseLong(jvm.pid()))
                    .ifPresent(process -> process.onExit().join());
        }
        Run shutdown = Run.of("shutdown", file.toString());
        assertStatus(0, shutdown);
        assertTrue(shutdown.out().contains("database"), shutdown::out);
        assertTrue(shutdown.out().contains("By name:"), shutdown::out);
        assertTrue(
                Run.of("shutdown", file.toString(), "--json").out().contains("\"criticalPath\""));
        assertTrue(Run.of("closes", file.toString()).out().contains("app #"));
        assertEquals("", Run.of("closes", file.toString(), "--name", "nobody").out());
        assertStatus(0, Run.of("budget", file.toString(), "--grace", "1h"));
        assertStatus(1, Run.of("budget", file.toString(), "--grace", "0ms"));
        assertTrue(
                Run.of("diff", file.toString(), file.toString()).out().contains("the whole close"));
    }
}
