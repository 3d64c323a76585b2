package goprocess.tool;

import goprocess.tool.Graph.Node;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Draws the processes of a JVM. */
@Command(
        name = "tree",
        description = "Draws the processes of a JVM as a tree, with states and ages.",
        footer = {
            "",
            "Examples:",
            "  goprocess tree 4711",
            "  goprocess tree 4711 --stuck",
            "  goprocess tree 4711 --name 'worker*' --depth 3",
            "  goprocess tree 4711 --since 10s     what has moved after ten seconds"
        })
final class TreeCommand extends goprocess.tool.Command {
    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Option(names = "--stuck", description = "Only what holds a close, and the way to it.")
    private boolean stuck;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "How many levels are drawn below the first.")
    private int depth = Integer.MAX_VALUE;

    @Option(
            names = "--name",
            paramLabel = "GLOB",
            description = "Only processes with such a name, and the way to them.")
    private String name = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Captures twice, this long apart, and shows what has moved: 10s, 500ms, 1m.")
    private String since = "";

    /** All processes of a JVM. */
    static TreeCommand of(long pid) {
        TreeCommand tree = new TreeCommand();
        tree.pid = pid;
        return tree;
    }

    @Override
    public Integer call() {
        Duration apart = since.isEmpty() ? Duration.ZERO : Times.parse(since);
        Target target = Target.of(pid);
        Graph graph = target.graph();
        if (!since.isEmpty()) {
            LockSupport.parkNanos(apart.toNanos());
            Graph later = target.graph();
            Moved moved = Moved.between(graph, later);
            if (json) {
                printJson(moved.asJson());
            } else {
                moved.lines().forEach(out()::println);
                out().flush();
            }
            return status(!later.findings().isEmpty());
        }
        if (json) {
            printJson(asJson(graph));
        } else {
            new Tree(graph, shown(graph), depth, Set.of()).draw(out()::println);
            graph.culprits().forEach(out()::println);
            out().flush();
        }
        return status(!graph.findings().isEmpty());
    }

    private ObjectNode asJson(Graph graph) {
        Predicate<Node> shown = shown(graph);
        return Graph.JSON
                .createObjectNode()
                .put("pid", pid)
                .put("capturedAt", graph.capturedAt())
                .putPOJO("processes", graph.nodes().stream().filter(shown).toList())
                .putPOJO("findings", graph.findings());
    }

    private Predicate<Node> shown(Graph graph) {
        if (!stuck && name.isEmpty()) {
            return node -> true;
        }
        return WayThere.to(graph, wanted(graph));
    }

    private Predicate<Node> wanted(Graph graph) {
        Set<Long> held = graph.held();
        Predicate<Node> holds = node -> !stuck || held.contains(node.id());
        if (name.isEmpty()) {
            return holds;
        }
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + name);
        return holds.and(
                node -> {
                    try {
                        return glob.matches(Path.of(node.name()));
                    } catch (InvalidPathException e) {
                        return false;
                    }
                });
    }
}
