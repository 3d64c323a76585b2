package goprocess.viewer.layout;

import goprocess.viewer.fold.Folded;
import goprocess.viewer.fold.Group;
import goprocess.viewer.fold.Line;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Arranges a folded graph in layers, with ELK: the source of a link is above its target. */
public final class Layering {
    /** The size of the text of a box, in units of the drawing. */
    public static final double FONT = 13;

    /** From one line of text to the next. */
    public static final double LINE = 17;

    /** Between the edge of a box and its text. */
    public static final double PADDING = 10;

    /** How many boxes fit on a page side by side. */
    private static final int PAGE = 6;

    private Layering() {}

    /**
     * Arranges a graph.
     *
     * @param graph what was folded
     * @param folded what is drawn
     */
    public static Layout of(Graph graph, Folded folded) {
        BoxText text = new BoxText(graph);
        // ELK registers the types of its options with its own registry when this is first called.
        LayoutMetaDataService.getInstance();
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, direction(folded));
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 44.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        List<List<String>> texts = folded.groups().stream().map(text::of).toList();
        List<ElkNode> nodes = new ArrayList<>();
        for (List<String> lines : texts) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(width(lines), 2 * PADDING + LINE * lines.size() - 4);
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Line line : folded.lines()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to())));
        }
        new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
        return layout(graph, folded, texts, root, nodes, edges);
    }

    private static double width(List<String> lines) {
        double widest = 60 / FONT;
        for (int i = 0; i < lines.size(); i++) {
            widest = Math.max(widest, TextWidth.of(lines.get(i), i == 0));
        }
        return Math.ceil(widest * FONT + 2 * PADDING);
    }

    private static Layout layout(
            Graph graph,
            Folded folded,
            List<List<String>> texts,
            ElkNode root,
            List<ElkNode> nodes,
            List<ElkEdge> edges) {
        Set<Integer> held = new HashSet<>();
        Set<Integer> culprits = new HashSet<>();
        for (Held one : graph.held()) {
            one.chain().forEach(place -> held.add(folded.groupOf().get(place)));
            held.add(folded.groupOf().get(one.culprit()));
            culprits.add(folded.groupOf().get(one.culprit()));
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ElkNode node = nodes.get(i);
            Group group = folded.groups().get(i);
            boxes.add(
                    new Box(
                            group,
                            texts.get(i),
                            culprits.contains(i),
                            held.contains(i),
                            node.getX(),
                            node.getY(),
                            node.getWidth(),
                            node.getHeight()));
        }
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            routes.add(new Route(folded.lines().get(i), points(edges.get(i))));
        }
        return new Layout(folded, boxes, routes, root.getWidth(), root.getHeight());
    }

    private static List<double[]> points(ElkEdge edge) {
        List<double[]> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new double[] {section.getStartX(), section.getStartY()});
            section.getBendPoints()
                    .forEach(bend -> points.add(new double[] {bend.getX(), bend.getY()}));
            points.add(new double[] {section.getEndX(), section.getEndY()});
        }
        return points;
    }

    /** From left to right if many boxes would stand side by side, otherwise from the top down. */
    private static Direction direction(Folded folded) {
        int[] level = new int[folded.groups().size()];
        // Parents mostly come before their children in the graph, so one pass is accurate enough.
        for (Line line : folded.lines()) {
            level[line.to()] = Math.max(level[line.to()], level[line.from()] + 1);
        }
        int depth = Math.min(level.length, Arrays.stream(level).max().orElse(0) + 1);
        int[] wide = new int[depth + 1];
        for (int one : level) {
            wide[Math.min(one, depth)]++;
        }
        int widest = Arrays.stream(wide).max().orElse(0);
        return widest > PAGE && widest > depth ? Direction.RIGHT : Direction.DOWN;
    }
}
