package goprocess.tool;

import goprocess.tool.Failure.Kind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Records a running JVM for a time. */
@Command(
        name = "record",
        description = {
            "Records a running JVM for a time, through the JDK's jcmd.",
            "Refuses while shutdown hooks run: a recording that is started then would hang in the"
                    + " JVM, and block its recorder."
        },
        footer = {"", "Example:", "  goprocess record 4711 --for 30s -o app.jfr"})
final class RecordCommand extends goprocess.tool.Command {
    private static final long JCMD_SECONDS = 12;

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long: 30s, 2m.",
            required = true)
    private String length = "";

    @Option(names = "-o", paramLabel = "FILE", description = "The recording.", required = true)
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        Duration time = Times.parse(length);
        Path to = file.toAbsolutePath();
        if (Files.exists(to)) {
            throw new Failure(Kind.USAGE, to + " exists already: name another file.");
        }
        Target target = Target.of(pid);
        new ManagedBean(target.process()).ensureThatAttachingIsSafe();
        ensureThatNoHooksRun(target);
        String name = "goprocess-" + ProcessHandle.current().pid();
        jcmd("JFR.start", "name=" + name);
        waitWithProgress(time);
        ensureThatNoHooksRun(target);
        jcmd("JFR.stop", "name=" + name, "filename=" + to);
        if (json) {
            printJson(Graph.JSON.createObjectNode().put("pid", pid).put("file", to.toString()));
        } else {
            out().println(
                            "Recorded to "
                                    + to
                                    + ": `goprocess shutdown` and `goprocess closes` read it.");
        }
        return 0;
    }

    private static void ensureThatNoHooksRun(Target target) {
        try (SocketAnswer answer = target.ask("status")) {
            JsonNode status = Graph.JSON.readTree(answer.bytes());
            if (status.path("shuttingDown").asBoolean(false)) {
                throw new Failure(
                        Kind.HELD,
                        "The JVM is shutting down, and a recording would hang in it: `goprocess"
                                + " why` and `tree` answer there.");
            }
        }
    }

    private static void waitWithProgress(Duration time) {
        PrintWriter progress = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Terminals.isOutput()) {
                progress.print("\rrecording, " + Text.time(left / 1_000_000) + " left   ");
                progress.flush();
            }
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        }
        if (Terminals.isOutput()) {
            progress.println();
        }
    }

    private void jcmd(String... arguments) throws IOException, InterruptedException {
        Path beside = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> command = new ArrayList<>();
        command.add(Files.isExecutable(beside) ? beside.toString() : "jcmd");
        command.add(Long.toString(pid));
        command.addAll(List.of(arguments));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!jcmd.waitFor(JCMD_SECONDS, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
            throw new Failure(
                    Kind.NO_ANSWER,
                    "The JVM did not take "
                            + arguments[0]
                            + " within "
                            + JCMD_SECONDS
                            + " s: attaching may be disabled, or it reaches no safepoint.");
        }
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.exitValue() != 0) {
            throw new Failure(Kind.NO_ANSWER, "jcmd failed: " + said.strip());
        }
    }
}
