package goprocess.tool;

import goprocess.tool.Graph.Link;
import goprocess.tool.Graph.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Draws processes as a tree. One that has several parents stands below the first, and is only named
 * below the others. Similar siblings with nothing below them are drawn as one line with their
 * count; its age is that of the first of them. Chains of any length are drawn without recursion.
 */
final class Tree {
    private static final int ALIKE = 3;

    private record Line(String indent, String branch, Node node, int count) {}

    private final Graph graph;
    private final Predicate<Node> shown;
    private final int depth;
    private final Set<Long> folded;
    private final Set<Long> held;
    private final Set<Long> drawn = new HashSet<>();
    private int deepest;

    /**
     * A tree.
     *
     * @param shown which processes the tree contains; those on the way to them are drawn as well
     * @param depth how deep it is drawn
     * @param folded processes below which nothing is drawn
     */
    Tree(Graph graph, Predicate<Node> shown, int depth, Set<Long> folded) {
        this.graph = graph;
        this.shown = shown;
        this.depth = depth;
        this.folded = folded;
        this.held = graph.held();
    }

    void draw(Consumer<String> out) {
        draw((node, line) -> out.accept(line));
    }

    /** Draws the lines, each with its process, or the first process if the line counts several. */
    void draw(BiConsumer<Node, String> out) {
        Deque<Line> todo = new ArrayDeque<>();
        push(todo, "", graph.roots(), true);
        drawAll(todo, out);
        for (Node left : graph.nodes()) {
            if (!drawn.contains(left.id()) && depth == Integer.MAX_VALUE && folded.isEmpty()) {
                push(todo, "", List.of(left), true); // only a cycle closes it
                drawAll(todo, out);
            }
        }
    }

    private void drawAll(Deque<Line> todo, BiConsumer<Node, String> out) {
        while (!todo.isEmpty()) {
            Line line = todo.pop();
            Node node = line.node();
            boolean again = !drawn.add(node.id());
            int level = line.indent().length() / 3 + (line.branch().isEmpty() ? 0 : 1);
            deepest = Math.max(deepest, level);
            boolean cut = level >= depth || folded.contains(node.id());
            String words = words(node, line.count(), again) + (cut && !again ? below(node) : "");
            out.accept(node, line.indent() + line.branch() + words);
            if (again || cut) {
                continue;
            }
            String below =
                    switch (line.branch()) {
                        case "" -> line.indent();
                        case "└─ " -> line.indent() + "   ";
                        default -> line.indent() + "│  ";
                    };
            push(todo, below, children(node), false);
        }
    }

    /** How many levels below the first were drawn. */
    int deepest() {
        return deepest;
    }

    /** The text of the line of a process, without its indentation in the tree. */
    String line(Node node) {
        return words(node, 1, false);
    }

    private String below(Node node) {
        long below = children(node).stream().filter(shown).count();
        return below == 0 ? "" : " … " + below + " below";
    }

    private List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Link link : node.links()) {
            Node child = graph.node(link.to());
            if (link.closes() && child != null) {
                children.add(child);
            }
        }
        return children;
    }

    /** Pushes the processes in reverse order, so that the first is drawn first. */
    private void push(Deque<Line> todo, String indent, List<Node> nodes, boolean top) {
        Map<List<Object>, List<Node>> groups = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (shown.test(node)) {
                groups.computeIfAbsent(kind(node), kind -> new ArrayList<>()).add(node);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (List<Node> group : groups.values()) {
            if (group.size() >= ALIKE) {
                lines.add(new Line(indent, "", group.get(0), group.size()));
                group.forEach(node -> drawn.add(node.id()));
                drawn.remove(group.get(0).id());
            } else {
                group.forEach(node -> lines.add(new Line(indent, "", node, 1)));
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            String branch = top ? "" : i == lines.size() - 1 ? "└─ " : "├─ ";
            todo.push(new Line(indent, branch, line.node(), line.count()));
        }
    }

    /**
     * Processes of one kind are drawn together. A process with something below it is a kind of its
     * own.
     */
    private List<Object> kind(Node node) {
        return children(node).isEmpty()
                ? List.of(
                        node.stem(),
                        node.state(),
                        node.function(),
                        node.teardown(),
                        held.contains(node.id()))
                : List.of(node.id());
    }

    private String words(Node node, int count, boolean again) {
        StringBuilder text = new StringBuilder();
        text.append(count > 1 ? Stem.counted(node.stem(), count) : node.toString());
        text.append(' ').append(node.state());
        if (node.closingMillis() >= 0) {
            text.append(" for ").append(Text.time(node.closingMillis()));
        } else if (node.openMillis() >= 0) {
            text.append(", open for ").append(Text.time(node.openMillis()));
        }
        if (node.teardown()) {
            text.append(", in its teardown");
        } else if (node.function()) {
            text.append(", its function runs");
        }
        if (again) {
            text.append(" (as above)");
        }
        Style style =
                held.contains(node.id())
                        ? Style.HELD
                        : node.isClosing() ? Style.CLOSING : Style.RUNNING;
        return style.of(text.toString()) + (held.contains(node.id()) ? " ◀ holds" : "");
    }
}
