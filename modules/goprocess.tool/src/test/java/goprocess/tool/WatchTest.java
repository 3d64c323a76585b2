package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The live tree in a real terminal. */
class WatchTest {
    private final String session = "goprocess-" + ProcessHandle.current().pid();

    @TempDir private Path folder;

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private void awaitScreen(Predicate<String> as) throws Exception {
        String screen = run("tmux", "capture-pane", "-p", "-t", session);
        while (!as.test(screen)) {
            screen = run("tmux", "capture-pane", "-p", "-t", session);
            if (screen.startsWith("no server") || screen.contains("can't find")) {
                throw new AssertionError(screen);
            }
        }
    }

    @Test
    void itIsRedrawnAsProcessesCloseAndObeysKeys() throws Exception {
        try {
            run("tmux", "-V");
        } catch (IOException e) {
            assumeTrue(false, "there is no tmux");
        }
        try (ServiceJvm jvm =
                ServiceJvm.start(
                        List.of(),
                        List.of("-Dgoprocess.debug.socket=" + folder.resolve("sockets")))) {
            jvm.awaitLine("ready");
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String said =
                    run(
                            "tmux",
                            "new-session",
                            "-d",
                            "-s",
                            session,
                            "-x",
                            "120",
                            "-y",
                            "30",
                            java,
                            "-cp",
                            ServiceJvm.path(),
                            Main.class.getName(),
                            "watch",
                            jvm.pid());
            assertEquals("", said);
            try {
                awaitScreen(screen -> screen.contains("worker ×5 RUNNING"));
                jvm.goOn();
                jvm.awaitLine("closing");
                awaitScreen(
                        screen -> screen.contains("worker-0") && screen.contains("CLOSING for"));
                run("tmux", "send-keys", "-t", session, "w");
                awaitScreen(screen -> screen.contains("Service.java:"));
                run("tmux", "send-keys", "-t", session, "q");
                String left = run("tmux", "has-session", "-t", session);
                while (left.isEmpty()) {
                    left = run("tmux", "has-session", "-t", session);
                }
            } finally {
                run("tmux", "kill-session", "-t", session);
            }
        }
    }
}
