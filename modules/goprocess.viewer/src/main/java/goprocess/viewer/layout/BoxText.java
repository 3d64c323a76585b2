package goprocess.viewer.layout;

import goprocess.viewer.fold.Group;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;
import goprocess.viewer.graph.Node;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a box says. The page says the same: {@code boxes.js}. */
final class BoxText {
    private static final int LONGEST = 40;
    private static final int LONGEST_FRAME = 64;

    private final Graph graph;

    BoxText(Graph graph) {
        this.graph = graph;
    }

    /** The lines of a box; at least its name and its state. */
    List<String> of(Group group) {
        Node first = graph.nodes().get(group.first());
        List<String> lines = new ArrayList<>();
        switch (group.kind()) {
            case SINGLE -> {
                lines.add(Words.shown(group.name(), LONGEST) + " #" + first.id());
                lines.add(state(first));
                Held held = heldBy(group.first());
                String doing = held == null ? first.doing() : held.kind();
                if (!doing.isEmpty()) {
                    lines.add(doing);
                }
                if (held != null && !first.frame().isEmpty()) {
                    lines.add(Words.shown(first.frame(), LONGEST_FRAME));
                }
            }
            case ALIKE -> {
                lines.add(Words.shown(group.name(), LONGEST) + " ×" + group.members().size());
                lines.add(first.state().toString());
            }
            case RUN -> {
                lines.add("… " + group.members().size() + " more …");
                lines.add(first.state().toString());
            }
        }
        return lines;
    }

    private @Nullable Held heldBy(int place) {
        for (Held held : graph.held()) {
            if (held.culprit() == place) {
                return held;
            }
        }
        return null;
    }

    private static String state(Node node) {
        return node.closingMillis() < 0
                ? node.state().toString()
                : node.state() + " " + Words.time(Duration.ofMillis(node.closingMillis()));
    }
}
