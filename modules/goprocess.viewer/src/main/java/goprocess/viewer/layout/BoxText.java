package goprocess.viewer.layout;

import goprocess.viewer.fold.Group;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;
import goprocess.viewer.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
                lines.add(shown(group.name(), LONGEST) + " #" + first.id());
                lines.add(state(first));
                Held held = heldBy(group.first());
                String doing = held == null ? first.doing() : held.kind();
                if (!doing.isEmpty()) {
                    lines.add(doing);
                }
                if (held != null && !first.frame().isEmpty()) {
                    lines.add(shown(first.frame(), LONGEST_FRAME));
                }
            }
            case ALIKE -> {
                lines.add(shown(group.name(), LONGEST) + " ×" + group.members().size());
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
                : node.state() + " " + time(node.closingMillis());
    }

    private static String time(long millis) {
        double seconds = millis / 1e3;
        if (seconds < 1) {
            return millis + " ms";
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 7_200
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3_600 + " h " + whole % 3_600 / 60 + " min";
    }

    /** On one line, cut in its middle, with a sign for what cannot be shown or turns text round. */
    private static String shown(String text, int longest) {
        int[] points = text.codePoints().map(BoxText::shown).toArray();
        if (points.length <= longest) {
            return new String(points, 0, points.length);
        }
        int end = longest / 2 - 2;
        int beginning = longest - end - 1;
        return new String(points, 0, beginning)
                + "…"
                + new String(points, points.length - end, end);
    }

    private static int shown(int c) {
        int type = Character.getType(c);
        boolean hidden =
                type == Character.CONTROL
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.FORMAT
                        || type == Character.UNASSIGNED
                        || (c & 0xFFFE) == 0xFFFE;
        return hidden ? 0xFFFD : c;
    }
}
