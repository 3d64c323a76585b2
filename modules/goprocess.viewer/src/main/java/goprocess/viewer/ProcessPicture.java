package goprocess.viewer;

import goprocess.debug.ProcessGraph;
import goprocess.viewer.fold.Folding;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.GraphReader;
import goprocess.viewer.layout.Layering;
import goprocess.viewer.picture.SvgText;

import java.nio.charset.StandardCharsets;

/**
 * A graph of processes as a picture in SVG, with a legend of what is in it. Large graphs are
 * folded: like processes are one box, as is the middle of a long chain.
 *
 * <p>Pictures are immutable.
 */
public final class ProcessPicture {
    private static final int BOXES = 60;

    private final String svg;

    private ProcessPicture(byte[] json) {
        Graph graph = GraphReader.read(json);
        this.svg = SvgText.of(graph, Layering.of(graph, Folding.of(graph, BOXES)));
    }

    /**
     * Draws a graph.
     *
     * @param graph what it shows
     * @return the picture
     * @throws NullPointerException if {@code graph} is null
     */
    public static ProcessPicture of(ProcessGraph graph) {
        return new ProcessPicture(Json.of(graph));
    }

    /**
     * Draws a graph that another JVM has written.
     *
     * @param json the graph, as {@link ProcessGraph#toJson()} has it
     * @return the picture
     * @throws NullPointerException if {@code json} is null
     * @throws IllegalArgumentException if it is not the JSON of a graph; the message says why
     */
    public static ProcessPicture ofJson(String json) {
        return new ProcessPicture(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The picture.
     *
     * @return a document of SVG that stands by itself
     */
    public String toSvg() {
        return svg;
    }
}
