package goprocess.debug.render;

import goprocess.api.State;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.render.Highlights.Mark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Writes the label and the look of a node. */
final class DotNode {
    private static final int LONGEST_NAME = 60;

    private final Snapshot graph;
    private final Highlights highlights;

    DotNode(Snapshot graph, Highlights highlights) {
        this.graph = graph;
        this.highlights = highlights;
    }

    void writeOne(int place, Appendable out) throws IOException {
        StringBuilder label = new StringBuilder();
        label.append(Words.oneLine(graph.name(place), LONGEST_NAME));
        label.append(" #").append(graph.id(place)).append('\n').append(graph.state(place));
        if (graph.closingAt(place) != 0) {
            label.append(' ').append(Words.time(graph.nanoTime() - graph.closingAt(place)));
        }
        Culprit culprit = highlights.culprit(place);
        String doing = culprit == null ? doing(place) : culprit.kind().label();
        if (!doing.isEmpty()) {
            label.append('\n').append(doing);
        }
        if (culprit != null) {
            appendFrame(label, culprit.work());
        }
        write(label.toString(), place, out);
        writeMark(place, out);
    }

    void writeMany(int place, String name, int count, Appendable out) throws IOException {
        StringBuilder label = new StringBuilder();
        label.append(Words.oneLine(name, LONGEST_NAME)).append(" ×").append(count);
        label.append('\n').append(graph.state(place));
        Culprit culprit = highlights.culprit(place);
        if (culprit != null) {
            label.append('\n').append(culprit.kind().label());
            appendFrame(label, culprit.work());
        }
        write(label.toString(), place, out);
        out.append(", peripheries=2");
        writeMark(place, out);
    }

    /**
     * Highlights a node: the first chain is bold, its culprit has the thickest line, and the other
     * chains are red.
     */
    private void writeMark(int place, Appendable out) throws IOException {
        Mark mark = highlights.markOf(place);
        if (mark != Mark.NONE) {
            int width = mark == Mark.RED ? 2 : highlights.culprit(place) == null ? 3 : 4;
            out.append(", color=\"").append(DotText.RED).append("\", penwidth=");
            out.append(Integer.toString(width));
        }
    }

    private void write(String label, int place, Appendable out) throws IOException {
        out.append("label=").append(DotText.quoted(label));
        out.append(", fillcolor=\"").append(DotText.fill(graph.state(place))).append('"');
    }

    private String doing(int place) {
        Detail detail = graph.detail(place);
        if (detail == null) {
            return "";
        }
        if (detail.teardown() != null) {
            return detail.teardown().started() ? "in its teardown" : "teardown queued";
        }
        return detail.function() != null && graph.state(place) == State.CLOSING
                ? "in its function"
                : "";
    }

    /** Appends the line of the application at which it hangs. */
    private static void appendFrame(StringBuilder label, @Nullable WorkLook work) {
        if (work != null && work.thread() != null) {
            Frames.toTell(work.thread().stack())
                    .ifPresent(frame -> label.append('\n').append(Frames.brief(frame)));
        }
    }
}
