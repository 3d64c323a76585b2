package goprocess.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the ways to ask a JVM. */
@Command(
        name = "doctor",
        description = "Lists the ways to ask a JVM, and what to set if one is missing.",
        footer = {"", "Example:", "  goprocess doctor 4711"})
final class DoctorCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() {
        JvmProcess process = JvmProcess.of(pid);
        process.ensureJvm();
        List<Path> sockets = process.sockets();
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("socket", socket(sockets));
        ways.put("attach", attach(process));
        List<Path> chunks = process.recorderChunks();
        ways.put(
                "recorder",
                chunks.isEmpty()
                        ? "no: no recording runs, or its files cannot be seen; set"
                                + " -XX:StartFlightRecording"
                        : "yes: a recording is written");
        ways.put("tool", "goprocess 1.0.0 on Java " + Runtime.version());
        if (json) {
            printJson(ways);
        } else {
            ways.forEach((way, answer) -> out().printf("%-9s %s%n", way, answer));
            out().flush();
        }
        return sockets.isEmpty() && chunks.isEmpty()
                ? Failure.Kind.WITHOUT_GOPROCESS.status()
                : Failure.Kind.NONE.status();
    }

    private static String socket(List<Path> sockets) {
        if (sockets.isEmpty()) {
            return "no: put goprocess.debug on the path, open a process, leave"
                    + " -Dgoprocess.debug.socket unset or name a folder of mode 0700";
        }
        try (SocketAnswer answer = SocketAnswer.to("status", sockets.get(0))) {
            JsonNode status = Graph.JSON.readTree(answer.bytes());
            return "yes: "
                    + sockets.get(0)
                    + ", Java "
                    + status.path("java").asString("?")
                    + (status.path("shuttingDown").asBoolean(false) ? ", shutting down" : "");
        } catch (Failure | tools.jackson.core.JacksonException e) {
            return "no: " + e.getMessage();
        }
    }

    private static String attach(JvmProcess process) {
        try {
            new ManagedBean(process).ensureThatAttachingIsSafe();
            return "may work: why --attach; not while it shuts down, nor with"
                    + " -XX:+DisableAttachMechanism";
        } catch (Failure e) {
            return "no: " + e.getMessage();
        }
    }
}
