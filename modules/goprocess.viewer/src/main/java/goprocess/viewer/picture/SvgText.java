package goprocess.viewer.picture;

import goprocess.api.State;
import goprocess.viewer.fold.Group;
import goprocess.viewer.fold.Line;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.layout.Box;
import goprocess.viewer.layout.Layering;
import goprocess.viewer.layout.Layout;
import goprocess.viewer.layout.Route;
import goprocess.viewer.layout.TextWidth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws a graph with a legend. Everything is measured before it is drawn, with room for any font:
 * no text leaves its box, and nothing leaves the picture.
 */
public final class SvgText {
    private static final String RED = "#b83a06";
    private static final String GREY = "#85837c";
    private static final double MARGIN = 12;
    private static final double LEGEND = 12;

    private final Graph graph;
    private final Layout layout;
    private final StringBuilder svg = new StringBuilder();

    private SvgText(Graph graph, Layout layout) {
        this.graph = graph;
        this.layout = layout;
    }

    /** {@return the picture as a document} */
    public static String of(Graph graph, Layout layout) {
        return new SvgText(graph, layout).draw();
    }

    private String draw() {
        SvgLegend legend = legend();
        double width = Math.max(layout.width(), legend.width()) + 2 * MARGIN;
        double height = layout.height() + legend.height() + 3 * MARGIN;
        begin(svg, width, height, "Graph of processes");
        svg.append("<defs>");
        arrow("arrow", GREY);
        arrow("held", RED);
        svg.append("</defs>\n");
        double left = (width - layout.width()) / 2;
        svg.append(
                String.format(
                        Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">%n", left, MARGIN));
        layout.routes().forEach(this::draw);
        layout.boxes().forEach(this::draw);
        svg.append("</g>\n");
        legend.write(svg, MARGIN, layout.height() + 2 * MARGIN);
        return svg.append("</svg>\n").toString();
    }

    /** Begins a white picture of this size, with its title. */
    static void begin(StringBuilder svg, double width, double height, String title) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                            + " viewBox=\"0 0 %.0f %.0f\" role=\"img\" font-size=\"13\""
                            + " font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans',"
                            + " sans-serif\">\n"
                            + "<title>%s</title>\n"
                            + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                        width,
                        height,
                        width,
                        height,
                        escaped(title)));
    }

    private void arrow(String id, String colour) {
        svg.append("<marker id=\"")
                .append(id)
                .append("\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\"");
        svg.append(" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"");
        svg.append(" markerUnits=\"userSpaceOnUse\"><path d=\"M0 0.5L8 4L0 7.5z\" fill=\"");
        svg.append(colour).append("\"/></marker>");
    }

    private void draw(Route route) {
        List<double[]> points = route.points();
        if (points.size() < 2) {
            return;
        }
        svg.append("<path fill=\"none\" d=\"M").append(point(points.get(0)));
        // ELK's splines are Bézier curves: three points for each piece.
        boolean curves = points.size() % 3 == 1;
        for (int i = 1; i < points.size(); i++) {
            svg.append(curves ? (i % 3 == 1 ? "C" : ",") : "L").append(point(points.get(i)));
        }
        svg.append("\" ").append(stroke(route.line()));
        svg.append(" marker-end=\"url(#").append(route.line().held() ? "held" : "arrow");
        svg.append(")\"/>\n");
    }

    static String stroke(Line line) {
        String colour = line.held() ? RED : GREY;
        String dashes =
                line.closes() && line.waits()
                        ? ""
                        : " stroke-dasharray=\"" + (line.waits() ? "5 4" : "1.5 3.5") + "\"";
        return "stroke=\""
                + colour
                + "\" stroke-width=\""
                + (line.held() ? 2.5 : 1.2)
                + "\""
                + dashes;
    }

    private static String point(double[] point) {
        return String.format(Locale.ROOT, "%.1f %.1f", point[0], point[1]);
    }

    private void draw(Box box) {
        State state = graph.nodes().get(box.group().first()).state();
        String stroke = box.held() ? RED : GREY;
        double thick = box.culprit() ? 3.5 : box.held() ? 1.8 : 1.2;
        if (box.group().kind() != Group.Kind.SINGLE) {
            rectangle(box.x() + 4, box.y() + 4, box, state, stroke, thick);
        }
        rectangle(box.x(), box.y(), box, state, stroke, thick);
        for (int i = 0; i < box.texts().size(); i++) {
            double y = box.y() + Layering.PADDING + 11 + Layering.LINE * i;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\""
                                    + " fill=\"#1d1d1b\"%s>%s</text>%n",
                            box.x() + box.width() / 2,
                            y,
                            i == 0 ? " font-weight=\"bold\"" : "",
                            escaped(box.texts().get(i))));
        }
    }

    private void rectangle(double x, double y, Box box, State state, String stroke, double thick) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\""
                                + " fill=\"%s\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                        x,
                        y,
                        box.width(),
                        box.height(),
                        fill(state),
                        stroke,
                        thick));
    }

    static String fill(State state) {
        return switch (state) {
            case RUNNING -> "#ffffff";
            case CLOSING -> "#dcebf7";
            case CLOSED -> "#e9e7e2";
        };
    }

    private SvgLegend legend() {
        SvgLegend legend = new SvgLegend(LEGEND, Math.max(320, layout.width()));
        Set<State> states = new TreeSet<>();
        layout.boxes().forEach(box -> states.add(graph.nodes().get(box.group().first()).state()));
        for (State state : states) {
            legend.add(state.toString().toLowerCase(Locale.ROOT), SvgLegend.box(fill(state)));
        }
        legendOfLines(legend, true, true, false, "child");
        legendOfLines(legend, false, true, false, "waits only");
        legendOfLines(legend, true, false, false, "closes only");
        legendOfLines(legend, true, true, true, "holds a close");
        legendOfLines(legend, false, true, true, "holds a close, waits only");
        if (layout.routes().stream().noneMatch(route -> route.line().held())
                && layout.boxes().stream().anyMatch(Box::held)) {
            legend.add("holds a close", SvgLegend.box("#ffffff", RED));
        }
        return legend;
    }

    private void legendOfLines(
            SvgLegend legend, boolean closes, boolean waits, boolean held, String text) {
        Line sample = new Line(0, 0, closes, waits, held);
        if (layout.routes().stream().anyMatch(route -> isLike(sample, route.line()))) {
            legend.add(text, SvgLegend.line(stroke(sample)));
        }
    }

    private static boolean isLike(Line one, Line other) {
        return one.held() == other.held()
                && one.closes() == other.closes()
                && one.waits() == other.waits();
    }

    static double width(String text) {
        return TextWidth.of(text, false);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
