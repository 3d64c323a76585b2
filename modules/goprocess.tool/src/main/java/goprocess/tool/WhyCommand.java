package goprocess.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Shows what holds a close. */
@Command(
        name = "why",
        description = {
            "Shows what holds the closes of a JVM: the culprit with thread and line.",
            "Asks the socket of goprocess.debug, then (only with --attach) the managed bean, and"
                + " then reads the chunk that the flight recorder writes to. --attach leaves a JMX"
                + " listener and four threads in the JVM until it ends."
        },
        footer = {
            "",
            "Examples:",
            "  goprocess why 4711",
            "  goprocess why 4711 database",
            "  goprocess why 4711 --watch"
        })
final class WhyCommand extends goprocess.tool.Command {
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME|ID",
            description = "A process in it. Default: everything that is closing.")
    private String process = "";

    @Option(names = "--watch", description = "Asks again each second until nothing is held.")
    private boolean watch;

    @Option(
            names = "--attach",
            description = "If there is no socket: attaches, and asks the managed bean.")
    private boolean attach;

    /** What holds the closes of a JVM, or that of one process in it. */
    static WhyCommand of(long pid, String process) {
        WhyCommand why = new WhyCommand();
        why.pid = pid;
        why.process = process;
        return why;
    }

    @Override
    public Integer call() {
        String before = "";
        while (true) {
            Diagnosis diagnosis = Diagnosis.of(pid, process, attach);
            if (json) {
                printJson(asJson(diagnosis));
            } else if (!watch || !diagnosis.culprits().equals(before)) {
                print(diagnosis);
            }
            before = diagnosis.culprits();
            if (!watch || !diagnosis.held()) {
                return diagnosis.status();
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }

    private ObjectNode asJson(Diagnosis diagnosis) {
        return Graph.JSON
                .createObjectNode()
                .put("pid", pid)
                .put("way", diagnosis.way())
                .put("held", diagnosis.held())
                .put("text", diagnosis.text())
                .putPOJO("findings", diagnosis.findings());
    }

    private void print(Diagnosis diagnosis) {
        List<String> lines = diagnosis.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean isFirst = i == 0 && diagnosis.held();
            out().println(isFirst ? Style.HELD.of(lines.get(i)) : lines.get(i));
        }
        out().println(Style.FAINT.of("(" + diagnosis.way() + ")"));
        out().flush();
    }
}
