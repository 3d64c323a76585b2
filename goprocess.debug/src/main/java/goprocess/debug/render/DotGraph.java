package goprocess.debug.render;

import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.WorkWait;
import goprocess.debug.render.Highlights.Mark;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a graph in the language of Graphviz, node by node and edge by edge. */
public final class DotGraph {
    /** A longer line of the title would make the picture wider than most graphs. */
    private static final int LONGEST_TITLE = 100;

    private final Snapshot graph;
    private final Verdict verdict;
    private final Highlights highlights;
    private final Folding folding;
    private final DotNode nodes;
    private final Appendable out;

    /**
     * The edges between groups. Equal edges are merged into one, which is highlighted if any of
     * them is.
     */
    private final Map<DotEdge, Mark> edges = new LinkedHashMap<>();

    private DotGraph(Snapshot graph, Verdict verdict, int limit, Appendable out) {
        this.graph = graph;
        this.verdict = verdict;
        this.highlights = new Highlights(graph, verdict.culprits());
        this.folding = new Folding(graph, highlights, limit);
        this.nodes = new DotNode(graph, highlights);
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param limit with more processes than this, similar ones are folded into one node
     * @throws IOException as the target throws it
     */
    public static void write(Snapshot graph, Verdict verdict, int limit, Appendable out)
            throws IOException {
        new DotGraph(graph, verdict, limit, out).write();
    }

    private void write() throws IOException {
        out.append("digraph goprocess {\n");
        out.append("  graph [rankdir=").append(Shape.direction(graph, folding));
        out.append(", nodesep=0.3, ranksep=0.5, fontsize=13, ").append(DotText.FONT);
        String legend = Legend.of(graph, highlights, folding);
        out.append(", labelloc=b, labeljust=l, label=");
        out.append(legend.isEmpty() ? "\"\"" : "<" + legend + ">").append("];\n");
        out.append("  node [shape=box, style=\"filled,rounded\", fontsize=11, ");
        out.append("margin=\"0.15,0.08\", color=\"#7a7a7a\", fontcolor=\"#1a1a1a\", ");
        out.append(DotText.FONT).append("];\n");
        out.append("  edge [fontsize=9, color=\"#5f5f5f\", fontcolor=\"#3a3a3a\", arrowsize=0.7, ");
        out.append(DotText.FONT).append("];\n\n");
        // The graph's own label is the legend, so the title is the label of a cluster without a
        // frame.
        out.append("  subgraph cluster_processes {\n");
        out.append("  graph [peripheries=0, labelloc=t, labeljust=l, label=");
        writeTitle();
        out.append("];\n");
        writeNodes();
        out.append("  }\n\n");
        writeEdges();
        out.append("}\n");
    }

    private void writeTitle() throws IOException {
        int size = graph.size();
        String counts = size + (size == 1 ? " process, " : " processes, ") + graph.closing();
        Instant time = graph.capturedAt().truncatedTo(ChronoUnit.SECONDS);
        out.append(DotText.quoted(counts + " closing; pid " + graph.pid() + ", " + time));
        List<String> sentences = new ArrayList<>();
        verdict.culprits().stream()
                .limit(1)
                .map(held -> Sentence.of(graph, held))
                .forEach(sentences::add);
        sentences.addAll(Omissions.of(graph, verdict));
        for (String sentence : sentences) {
            for (String line : Words.lines(sentence, LONGEST_TITLE)) {
                // The end of a line aligns it: "\\l" aligns it to the left.
                out.append(" + \"\\l\" + ").append(DotText.quoted(line));
            }
        }
        out.append(" + \"\\l\"");
    }

    private void writeNodes() throws IOException {
        for (int group = 0; group < folding.groups(); group++) {
            writeNode(group);
        }
        if (folding.groups() == 0) {
            out.append("  none [shape=plain, style=\"\", label=\"No process is open.\"];\n");
        }
    }

    private void writeEdges() throws IOException {
        for (int place = 0; place < graph.size(); place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                write(DotEdge.ofLink(graph.kind(link)), place, graph.target(link));
            }
        }
        for (WorkWait wait : graph.workWaits()) {
            write(DotEdge.ofWork(wait), wait.from(), wait.to());
        }
        for (Map.Entry<DotEdge, Mark> edge : edges.entrySet()) {
            edge.getKey().marked(edge.getValue()).write(out);
        }
    }

    private void writeNode(int group) throws IOException {
        int first = folding.first(group);
        out.append("  n").append(Integer.toString(group)).append(" [");
        if (folding.count(group) == 1) {
            nodes.writeOne(first, out);
        } else {
            nodes.writeMany(first, folding.nameOf(group), folding.count(group), out);
        }
        out.append("];\n");
    }

    private void write(DotEdge kind, int from, int to) throws IOException {
        Mark mark = kind.waits() ? highlights.markOf(from, to) : Mark.NONE;
        DotEdge edge = kind.between(folding.groupOf(from), folding.groupOf(to));
        if (folding.groups() < graph.size()) {
            edges.merge(edge, mark, (a, b) -> a.compareTo(b) > 0 ? a : b);
        } else {
            edge.marked(mark).write(out);
        }
    }
}
