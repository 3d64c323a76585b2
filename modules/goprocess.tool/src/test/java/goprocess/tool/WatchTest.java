package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The live tree in a real terminal. */
class WatchTest {
    private final String session = "goprocess-" + ProcessHandle.current().pid();

    @TempDir private Path folder;

    /**
     * On a server of its own, which has our environment: whatever the user's is, the tool and the
     * terminal write UTF-8.
     */
    private String tmux(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("tmux", "-u", "-L", session));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private void awaitScreen(Predicate<String> as) throws Exception {
        String screen = tmux("capture-pane", "-p", "-t", session);
        while (!as.test(screen)) {
            screen = tmux("capture-pane", "-p", "-t", session);
            if (screen.startsWith("no server") || screen.contains("can't find")) {
                throw new AssertionError(screen);
            }
        }
    }

    private void press(String... keys) throws Exception {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", session));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
    }

    /** What is to be done in a terminal that shows a service. */
    private interface Story {
        void tell(ServiceJvm jvm) throws Exception;
    }

    private void watch(Story story) throws Exception {
        try {
            tmux("-V");
        } catch (IOException e) {
            assumeTrue(false, "there is no tmux");
        }
        try (ServiceJvm jvm =
                ServiceJvm.start(
                        List.of(),
                        List.of("-Dgoprocess.debug.socket=" + folder.resolve("sockets")))) {
            jvm.awaitLine("ready");
            jvm.awaitSocket(Long.parseLong(jvm.pid()));
            String java = JvmCommand.tool("java").toString();
            String said =
                    tmux(
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
                story.tell(jvm);
                press("q");
                String left = tmux("has-session", "-t", session);
                while (left.isEmpty()) {
                    left = tmux("has-session", "-t", session);
                }
            } finally {
                tmux("kill-session", "-t", session);
            }
        }
    }

    /** The line that is chosen. */
    private static String chosen(String screen) {
        return screen.lines().filter(line -> line.startsWith("> ")).findFirst().orElse("");
    }

    /** Goes to a line: those below the first come in any order. */
    private void choose(String part) throws Exception {
        String screen = tmux("capture-pane", "-p", "-t", session);
        int to = row(screen, line -> line.contains(part));
        int at = row(screen, line -> line.startsWith("> "));
        for (int row = at; row != to; row += Integer.signum(to - at)) {
            press(to > at ? "Down" : "Up");
        }
        awaitScreen(now -> chosen(now).contains(part));
    }

    private static int row(String screen, Predicate<String> as) {
        List<String> lines = screen.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(row -> as.test(lines.get(row)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsRedrawnAsProcessesCloseAndObeysKeys() throws Exception {
        watch(
                jvm -> {
                    jvm.goOn();
                    jvm.awaitLine("closing");
                    awaitScreen(
                            screen ->
                                    screen.contains("worker-0") && screen.contains("CLOSING for"));
                    press("w");
                    awaitScreen(screen -> screen.contains("Service.java:"));
                });
    }

    @Test
    void theStackOfTheChosenProcessIsShownThoughItIsNotClosing() throws Exception {
        watch(
                jvm -> {
                    awaitScreen(screen -> chosen(screen).contains("app #"));
                    choose("database #");
                    press("Enter");
                    awaitScreen(screen -> screen.contains("Nothing of its own runs."));
                    press("Escape");
                    awaitScreen(screen -> chosen(screen).contains("database #"));
                    choose("worker ×5");
                    press("Enter");
                    awaitScreen(
                            screen ->
                                    screen.contains("Its function is on thread worker-")
                                            && screen.contains("CountDownLatch.await")
                                            && screen.contains("Service.java:"));
                    press("Escape");
                    awaitScreen(screen -> chosen(screen).contains("worker ×5"));
                });
    }

    @Test
    void whatIsTypedFiltersAndEscapeShowsAllAgain() throws Exception {
        watch(
                jvm -> {
                    press("/");
                    press("-l", "KER-3q");
                    awaitScreen(
                            screen ->
                                    screen.contains("filter: KER-3q_")
                                            && !screen.contains("app #"));
                    press("BSpace");
                    awaitScreen(
                            screen ->
                                    screen.contains("app #")
                                            && screen.contains("worker-3 #")
                                            && !screen.contains("database"));
                    press("Enter");
                    awaitScreen(screen -> screen.contains("filter: KER-3\n"));
                    press("Escape");
                    awaitScreen(screen -> screen.contains("worker ×5"));
                });
    }

    @Test
    void whatIsChosenIsFoldedAndAllAreSortedByAge() throws Exception {
        watch(
                jvm -> {
                    press("Space");
                    awaitScreen(
                            screen ->
                                    chosen(screen).contains("… 6 below")
                                            && !screen.contains("database"));
                    press("u");
                    awaitScreen(screen -> screen.contains("worker ×5"));
                    press("f");
                    awaitScreen(screen -> chosen(screen).contains("… 6 below"));
                    press("a");
                    awaitScreen(screen -> screen.contains("worker-4 #"));
                });
    }
}
