package goprocess.debug.render;

import goprocess.api.State;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.Snapshot;

import java.util.EnumSet;
import java.util.Set;

/** Explains the signs of a picture, only those that occur in it. */
final class Legend {
    private final StringBuilder rows = new StringBuilder();

    private Legend() {}

    /** A table in the markup of Graphviz; empty if there is nothing to explain. */
    static String of(Snapshot graph, Highlights highlights, Folding folding) {
        Legend legend = new Legend();
        legend.addStates(graph);
        legend.addLinks(graph);
        if (highlights.areThere()) {
            legend.add(
                    "<td><font color=\"" + DotText.RED + "\"><b>bold red</b></font></td>",
                    "the first that holds a close; thickest: the culprit. Red: the others");
        }
        if (folding.groups() < graph.size()) {
            legend.add("<td>×n</td>", "n processes that are alike");
        }
        return legend.rows.isEmpty() ? "" : table(legend.rows);
    }

    private static String table(StringBuilder rows) {
        return "\n<font point-size=\"10\"><table border=\"0\" cellborder=\"1\" cellspacing=\"0\""
                + " cellpadding=\"3\" color=\"#c0c0c0\">\n"
                + rows
                + "</table></font>";
    }

    private void addStates(Snapshot graph) {
        Set<State> states = EnumSet.noneOf(State.class);
        for (int place = 0; place < graph.size(); place++) {
            states.add(graph.state(place));
        }
        for (State state : states) {
            String meaning =
                    switch (state) {
                        case RUNNING -> "open, and not asked to close";
                        case CLOSING -> "and for how long";
                        case CLOSED -> "it closed during the capture, or without its work";
                    };
            add("<td bgcolor=\"" + DotText.fill(state) + "\">" + state + "</td>", meaning);
        }
    }

    private void addLinks(Snapshot graph) {
        boolean[] there = new boolean[8];
        for (int place = 0; place < graph.size(); place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                there[graph.kind(link)] = true;
            }
        }
        int both = LinkKind.CLOSES | LinkKind.WAITS;
        if (any(there, both, both)) {
            add("<td>solid</td>", "a child: closed with it, and waited for");
        }
        if (any(there, both, LinkKind.WAITS) || !graph.workWaits().isEmpty()) {
            add("<td>dashed</td>", "waits for it only");
        }
        if (any(there, both, LinkKind.CLOSES)) {
            add("<td>dotted</td>", "closes it only");
        }
        if (any(there, both, 0)) {
            add("<td>dotted grey</td>", "closes it if it fails");
        }
    }

    private static boolean any(boolean[] there, int mask, int bits) {
        for (int kind = 1; kind < there.length; kind++) {
            if (there[kind] && (kind & mask) == bits) {
                return true;
            }
        }
        return false;
    }

    private void add(String sign, String meaning) {
        rows.append("  <tr>").append(sign).append("<td align=\"left\">");
        rows.append(meaning).append("</td></tr>\n");
    }
}
