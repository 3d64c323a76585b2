package goprocess.debug.render;

import goprocess.api.State;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Writes what a node says and how it looks. */
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
        if (highlights.isChained(place)) {
            out.append(", color=\"").append(DotText.RED).append("\", penwidth=");
            out.append(culprit == null ? "2" : "4");
        }
    }

    void writeMany(int place, String name, int count, Appendable out) throws IOException {
        String label = Words.oneLine(name, LONGEST_NAME) + " ×" + count + "\n" + graph.state(place);
        write(label, place, out);
        out.append(", peripheries=2");
        if (highlights.isChained(place)) {
            out.append(", color=\"").append(DotText.RED).append("\", penwidth=2");
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

    /** The line of the application where it hangs; above it are the JDK's and the library's. */
    private static void appendFrame(StringBuilder label, @Nullable WorkLook work) {
        if (work == null || work.thread() == null) {
            return;
        }
        work.thread().stack().stream()
                .filter(DotNode::isOfTheApplication)
                .findFirst()
                .ifPresent(
                        frame -> {
                            String type = frame.getClassName();
                            label.append('\n')
                                    .append(type.substring(type.lastIndexOf('.') + 1))
                                    .append('.')
                                    .append(frame.getMethodName())
                                    .append('(')
                                    .append(frame.getFileName())
                                    .append(':')
                                    .append(frame.getLineNumber())
                                    .append(')');
                        });
    }

    private static boolean isOfTheApplication(StackTraceElement frame) {
        String module = frame.getModuleName();
        String type = frame.getClassName();
        return (module == null || !(module.startsWith("java.") || module.startsWith("jdk.")))
                && !type.startsWith("goprocess.api.")
                && !type.startsWith("goprocess.impl.");
    }
}
