package goprocess.tool;

import goprocess.tool.Graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What {@code watch} shows at this moment, and how keys change it. */
final class WatchView {
    static final int UP = -10;
    static final int DOWN = -11;
    static final int ESCAPE = 27;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int INTERRUPT = 3;
    private static final int END_OF_INPUT = 4;
    private static final int NO_PROCESS = -1;
    private static final int FOLDED = 2;
    private static final int ALL = Integer.MAX_VALUE;

    /** What the screen shows. */
    private enum Pane {
        PROCESSES,
        STACK,
        WHY
    }

    /**
     * A line.
     *
     * @param id the process that it is about, or -1
     * @param text the line, perhaps with colours
     */
    record Row(long id, String text) {}

    private final Target target;
    private final Set<Long> folded = new HashSet<>();
    private Pane pane = Pane.PROCESSES;
    private @Nullable Graph graph;
    private List<Row> rows = List.of();
    private String filter = "";
    private boolean typing;
    private boolean stuckOnly;
    private boolean byAge;
    private int depth = ALL;
    private int deepest;
    private long chosen = NO_PROCESS;
    private int at;

    WatchView(Target target) {
        this.target = target;
    }

    /** Asks the JVM again, but not for stacks: it would take those of all functions. */
    void refresh() {
        if (pane != Pane.STACK) {
            ask();
        }
    }

    private void ask() {
        try {
            switch (pane) {
                case PROCESSES -> {
                    graph = target.graph();
                    arrange();
                }
                case STACK -> text(WorkText.of(target, chosen));
                case WHY ->
                        text(
                                Diagnosis.of(target.process().pid(), "", false)
                                        .text()
                                        .lines()
                                        .toList());
            }
        } catch (Failure e) {
            text(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Computes the rows again from what is known. */
    private void arrange() {
        Graph known = graph;
        if (known == null) {
            return;
        }
        Predicate<Node> wanted = wanted(known);
        List<Row> fresh = new ArrayList<>();
        Predicate<Node> shown = isFiltered() && !byAge ? WayThere.to(known, wanted) : wanted;
        Tree tree = new Tree(known, shown, depth, folded);
        if (byAge) {
            known.nodes().stream()
                    .filter(shown)
                    .sorted(Comparator.comparingLong(Node::openMillis).reversed())
                    .forEach(node -> fresh.add(new Row(node.id(), aged(node) + tree.line(node))));
        } else {
            tree.draw((node, line) -> fresh.add(new Row(node.id(), line)));
            deepest = tree.deepest();
        }
        rows = fresh;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).id() == chosen) {
                at = row;
                break;
            }
        }
        choose(at);
    }

    private static String aged(Node node) {
        String age = node.openMillis() < 0 ? "" : Text.time(node.openMillis());
        return String.format(Locale.ROOT, "%12s  ", age);
    }

    private boolean isFiltered() {
        return stuckOnly || !filter.isEmpty();
    }

    private Predicate<Node> wanted(Graph known) {
        Set<Long> held = stuckOnly ? known.held() : Set.of();
        String part = filter.toLowerCase(Locale.ROOT);
        return node ->
                (!stuckOnly || held.contains(node.id()))
                        && node.name().toLowerCase(Locale.ROOT).contains(part);
    }

    private void text(List<String> lines) {
        rows = lines.stream().map(line -> new Row(NO_PROCESS, line)).toList();
        at = Math.min(at, Math.max(0, rows.size() - 1));
    }

    private void choose(int row) {
        at = Math.clamp(row, 0, Math.max(0, rows.size() - 1));
        if (pane == Pane.PROCESSES && !rows.isEmpty()) {
            chosen = rows.get(at).id();
        }
    }

    /**
     * Acts on a key.
     *
     * @return false to quit
     */
    boolean press(int key) {
        if (key == INTERRUPT || key == END_OF_INPUT) {
            return false;
        }
        if (typing) {
            type(key);
            return true;
        }
        switch (key) {
            case 'q' -> {
                return false;
            }
            case UP, 'k' -> choose(at - 1);
            case DOWN, 'j' -> choose(at + 1);
            case '\r', '\n' -> show(pane == Pane.STACK ? Pane.PROCESSES : Pane.STACK);
            case 'w' -> show(pane == Pane.WHY ? Pane.PROCESSES : Pane.WHY);
            case ESCAPE -> escape();
            default -> {
                if (pane == Pane.PROCESSES) {
                    rearrange(key);
                }
            }
        }
        return true;
    }

    private void rearrange(int key) {
        switch (key) {
            case '/' -> typing = true;
            case 's' -> stuckOnly = !stuckOnly;
            case 'a' -> byAge = !byAge;
            case 'f' -> depth = Math.max(0, Math.min(depth == ALL ? FOLDED : depth, deepest) - 1);
            case 'u' -> {
                depth = depth > deepest ? ALL : depth + 1;
                folded.clear();
            }
            case ' ' -> {
                if (!folded.remove(chosen)) {
                    folded.add(chosen);
                }
            }
            default -> {
                return; // It has no meaning.
            }
        }
        arrange();
    }

    private void type(int key) {
        switch (key) {
            case '\r', '\n' -> typing = false;
            case ESCAPE -> {
                typing = false;
                filter = "";
            }
            case BACKSPACE, DELETE -> {
                int end = filter.isEmpty() ? 0 : filter.offsetByCodePoints(filter.length(), -1);
                filter = filter.substring(0, end);
            }
            default -> filter += key >= ' ' ? Character.toString(key) : "";
        }
        arrange();
    }

    /** One step back: first to the processes, then to all of them. */
    private void escape() {
        if (pane == Pane.PROCESSES) {
            filter = "";
            arrange();
        } else {
            show(Pane.PROCESSES);
        }
    }

    private void show(Pane other) {
        if (other == Pane.STACK && chosen == NO_PROCESS) {
            return;
        }
        pane = other;
        at = 0;
        ask();
    }

    List<Row> rows() {
        return rows;
    }

    /** The selected row, or the first visible row of a text. */
    int at() {
        return at;
    }

    /** Whether the rows can be selected. */
    boolean isList() {
        return pane == Pane.PROCESSES;
    }

    String title() {
        Graph known = graph;
        String counts =
                known == null
                        ? ""
                        : "  processes " + known.nodes().size() + "  closing " + known.closing();
        String filtered = typing || !filter.isEmpty() ? "  filter: " + Text.oneLine(filter) : "";
        return "pid "
                + target.process().pid()
                + counts
                + (stuckOnly ? "  stuck only" : "")
                + (byAge ? "  oldest first" : "")
                + filtered
                + (typing ? "_" : "");
    }

    String keys() {
        return typing
                ? "Enter take it  Esc show all"
                : switch (pane) {
                    case PROCESSES ->
                            "arrows  Enter stack  / filter  s stuck  space f u fold  a age  w why"
                                    + "  q quit";
                    case STACK, WHY -> "arrows scroll  Esc back  q quit";
                };
    }
}
