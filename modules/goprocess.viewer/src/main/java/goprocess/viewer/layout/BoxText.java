package goprocess.viewer.layout;

import goprocess.viewer.fold.Group;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;
import goprocess.viewer.graph.Node;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text in a box. The page writes the same text: {@code boxes.js}. */
final class BoxText {
    private static final int LONGEST = 40;
    private static final int LONGEST_PLACE = 64;

    private final Graph graph;
    private final Map<Integer, Held> culprits = new HashMap<>();

    BoxText(Graph graph) {
        this.graph = graph;
        graph.held().forEach(held -> culprits.putIfAbsent(held.culprit(), held));
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
                addPlace(held, lines);
            }
            case ALIKE -> {
                lines.add(Words.shown(group.name(), LONGEST) + " ×" + group.members().size());
                Held held = heldBy(group.first());
                if (held == null || !group.members().stream().allMatch(culprits::containsKey)) {
                    lines.add(first.state().toString());
                } else {
                    lines.add(oldest(group));
                    lines.add(held.kind());
                    addPlace(held, lines);
                }
            }
            case RUN -> {
                lines.add("… " + group.members().size() + " more …");
                lines.add(first.state().toString());
            }
        }
        return lines;
    }

    private static void addPlace(@Nullable Held held, List<String> lines) {
        if (held != null && !held.where().isEmpty()) {
            lines.add(Words.shown(held.where(), LONGEST_PLACE));
        }
    }

    private @Nullable Held heldBy(int place) {
        return culprits.get(place);
    }

    /** "CLOSING, the oldest 12.3 s". */
    private String oldest(Group group) {
        Node first = graph.nodes().get(group.first());
        long oldest =
                group.members().stream()
                        .mapToLong(place -> graph.nodes().get(place).closingMillis())
                        .max()
                        .orElse(-1);
        return oldest < 0
                ? first.state().toString()
                : first.state() + ", the oldest " + Words.time(Duration.ofMillis(oldest));
    }

    private static String state(Node node) {
        return node.closingMillis() < 0
                ? node.state().toString()
                : node.state() + " " + Words.time(Duration.ofMillis(node.closingMillis()));
    }
}
