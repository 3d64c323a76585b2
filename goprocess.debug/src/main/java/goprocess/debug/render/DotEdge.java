package goprocess.debug.render;

import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.WorkWait;
import goprocess.debug.render.Highlights.Mark;

import java.io.IOException;

/**
 * An edge as it is drawn.
 *
 * @param from the number of the node it comes from
 * @param to the number of the node it leads to
 * @param style of the line
 * @param more further attributes
 * @param waits whether the one it comes from waits for the other
 * @param mark whether it belongs to a chain that holds a close
 */
record DotEdge(int from, int to, String style, String more, boolean waits, Mark mark) {
    /** Such an edge usually leads upwards, so it must not affect the layout. */
    private static final String ON_FAILURE =
            ", color=\"#b0b0b0\", arrowhead=empty, constraint=false";

    static DotEdge ofLink(int kind) {
        boolean closes = (kind & LinkKind.CLOSES) != 0;
        boolean waits = (kind & LinkKind.WAITS) != 0;
        String style = closes && waits ? "solid" : waits ? "dashed" : "dotted";
        return new DotEdge(0, 0, style, closes || waits ? "" : ON_FAILURE, waits, Mark.NONE);
    }

    static DotEdge ofWork(WorkWait wait) {
        String words = wait.teardown() ? "its teardown waits" : "its function waits";
        words += wait.childrenOnly() ? " for the children" : "";
        // The space separates the label from the line.
        String label =
                ", label=\"  "
                        + words
                        + (wait.timed() ? " for a time" : wait.mayHaveEnded() ? " (last seen)" : "")
                        + "\"";
        return new DotEdge(0, 0, "dashed", label, true, Mark.NONE);
    }

    DotEdge between(int source, int target) {
        return new DotEdge(source, target, style, more, waits, Mark.NONE);
    }

    DotEdge marked(Mark how) {
        return new DotEdge(from, to, style, more, waits, how);
    }

    void write(Appendable out) throws IOException {
        out.append("  n").append(Integer.toString(from));
        out.append(" -> n").append(Integer.toString(to));
        boolean bold = mark == Mark.BOLD;
        out.append(" [style=\"").append(bold ? "bold," : "").append(style).append('"').append(more);
        if (mark != Mark.NONE) {
            out.append(", color=\"").append(DotText.RED).append("\", penwidth=");
            out.append(bold ? "3" : "1.5");
            out.append(", fontcolor=\"").append(DotText.RED).append("\", weight=4");
        }
        out.append("];\n");
    }
}
