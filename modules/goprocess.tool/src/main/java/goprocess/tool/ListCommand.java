package goprocess.tool;

import picocli.CommandLine.Command;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Shows which JVMs can be asked. */
@Command(
        name = "list",
        description =
                "Shows the JVMs with goprocess.debug: those of this user, for root those of all"
                        + " users, in containers too.",
        footer = {"", "Example:", "  goprocess list"})
final class ListCommand extends goprocess.tool.Command {
    /** A JVM that hangs must not hold up the lines of the others for long. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    /** A line with its culprit fits into 80 columns. */
    private static final String FORM = "%7s  %-24s %7s %7s %11s  %s";

    private static final int LONGEST_NAME = 24;

    private record Row(JvmProcess process, JsonNode status) {}

    @Override
    public Integer call() throws Exception {
        List<Row> rows = rows();
        if (json) {
            printJson(rows.stream().map(ListCommand::asJson).toList());
            return 0;
        }
        if (rows.isEmpty()) {
            out().println("No JVM with goprocess.debug and an open process was found.");
            return 0;
        }
        out().println(
                        String.format(
                                Locale.ROOT,
                                FORM,
                                "PID",
                                "NAME",
                                "LIVE",
                                "CLOSING",
                                "OLDEST",
                                "HELD BY"));
        for (Row row : rows) {
            print(row);
        }
        out().flush();
        return 0;
    }

    private static ObjectNode asJson(Row row) {
        ObjectNode json = Graph.JSON.createObjectNode().put("pid", row.process().pid());
        json.set("status", row.status());
        return json;
    }

    private void print(Row row) {
        JsonNode status = row.status();
        JsonNode oldest = status.path("oldestClosing");
        String line =
                String.format(
                        Locale.ROOT,
                        FORM,
                        row.process().pid(),
                        name(status.path("name").asString("?")),
                        status.path("live").asString("?"),
                        status.path("closing").asString("?"),
                        oldest.isMissingNode() ? "" : Text.time(oldest.path("millis").asLong()),
                        culprit(status.path("heldBy").asString("")));
        out().println(
                        status.has("heldBy")
                                ? Style.HELD.of(line.stripTrailing())
                                : line.stripTrailing());
    }

    /** The end of a long class name, since that is where it differs from others. */
    private static String name(String name) {
        String line = Text.oneLine(name);
        return line.length() <= LONGEST_NAME
                ? line
                : "…" + line.substring(line.length() - LONGEST_NAME + 1);
    }

    /** The name of the culprit only; {@code why} shows where it hangs and since when. */
    private static String culprit(String heldBy) {
        int end = heldBy.indexOf(" holds the close of ");
        return Text.oneLine(end < 0 ? heldBy : heldBy.substring(0, end));
    }

    private static List<Row> rows() throws Exception {
        Map<String, List<String>> known = new HashMap<>();
        Collection<Callable<Row>> questions = new ArrayList<>();
        for (JvmProcess process : JvmProcess.all()) {
            for (Path socket : process.sockets(known)) {
                questions.add(() -> ask(process, socket));
            }
        }
        List<Row> rows = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Row> row : each.invokeAll(questions)) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static Row ask(JvmProcess process, Path socket) {
        try (SocketAnswer answer = SocketAnswer.to("status", socket, PATIENCE)) {
            return new Row(process, Graph.JSON.readTree(answer.bytes()));
        } catch (Failure | tools.jackson.core.JacksonException e) {
            return new Row(process, Graph.JSON.createObjectNode().put("name", "(gives no answer)"));
        }
    }
}
