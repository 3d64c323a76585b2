package goprocess.viewer.page;

import goprocess.viewer.fold.Folded;
import goprocess.viewer.fold.Group;
import goprocess.viewer.layout.Box;
import goprocess.viewer.layout.Layout;
import goprocess.viewer.layout.Route;

import java.nio.charset.StandardCharsets;

/** Writes the positions of boxes and lines for the page, as numbers only. */
final class LayoutJson {
    private LayoutJson() {}

    /**
     * Writes {@code groupOf}, the number of the group of each process in the order of the graph;
     * {@code boxes}, for each group left, top, width and height; {@code runs}, the groups that are
     * the middle of a chain; {@code lines}, each with from, to and its points.
     */
    static byte[] of(Layout layout) {
        StringBuilder json = new StringBuilder("{\"groupOf\":[");
        Folded folded = layout.folded();
        for (int group : folded.groupOf()) {
            json.append(group).append(',');
        }
        end(json).append("],\"boxes\":[");
        for (Box box : layout.boxes()) {
            json.append('[');
            append(json, box.x(), box.y(), box.width(), box.height());
            end(json).append("],");
        }
        end(json).append("],\"runs\":[");
        for (int group = 0; group < folded.groups().size(); group++) {
            if (folded.groups().get(group).kind() == Group.Kind.RUN) {
                json.append(group).append(',');
            }
        }
        end(json).append("],\"lines\":[");
        for (Route route : layout.routes()) {
            json.append('[').append(route.line().from()).append(',').append(route.line().to());
            json.append(",[");
            route.points().forEach(point -> append(json, point));
            end(json).append("]],");
        }
        end(json).append("]}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder json, double... numbers) {
        for (double number : numbers) {
            json.append(Math.round(number * 10) / 10.0).append(',');
        }
    }

    /** Without the comma behind the last element. */
    private static StringBuilder end(StringBuilder json) {
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        return json;
    }
}
