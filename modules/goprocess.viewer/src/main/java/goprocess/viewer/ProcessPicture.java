package goprocess.viewer;

import goprocess.debug.ProcessGraph;
import goprocess.debug.recording.Shutdown;
import goprocess.viewer.fold.Folding;
import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.GraphReader;
import goprocess.viewer.layout.Layering;
import goprocess.viewer.picture.SvgText;
import goprocess.viewer.picture.Waterfall;

import java.nio.charset.StandardCharsets;

/**
 * A graph of processes, or a shutdown over time, as an SVG picture with a legend. Large graphs are
 * folded: similar processes become one box, and so does the middle of a long chain.
 *
 * <p>Pictures are immutable.
 */
public final class ProcessPicture {
    private static final int BOXES = 60;

    private final String svg;

    private ProcessPicture(String svg) {
        this.svg = svg;
    }

    private static ProcessPicture ofJson(byte[] json) {
        Graph graph = GraphReader.read(json);
        return new ProcessPicture(SvgText.of(graph, Layering.of(graph, Folding.of(graph, BOXES))));
    }

    /**
     * Draws a graph.
     *
     * @param graph what it shows
     * @return the picture
     * @throws NullPointerException if {@code graph} is null
     */
    public static ProcessPicture of(ProcessGraph graph) {
        return ofJson(Json.of(graph));
    }

    /**
     * Draws a graph that another JVM has written.
     *
     * @param json the graph, as {@link ProcessGraph#toJson()} returns it
     * @return the picture
     * @throws NullPointerException if {@code json} is null
     * @throws IllegalArgumentException if it is not the JSON of a graph; the message says why
     */
    public static ProcessPicture ofJson(String json) {
        return ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Draws a close over time, with its critical path. For a large close it draws the critical path
     * and what took longest, and states how many processes are left out.
     *
     * @param shutdown what it shows
     * @return the picture
     * @throws NullPointerException if {@code shutdown} is null
     */
    public static ProcessPicture of(Shutdown shutdown) {
        return new ProcessPicture(Waterfall.of(shutdown));
    }

    /**
     * The picture.
     *
     * @return a self-contained SVG document
     */
    public String toSvg() {
        return svg;
    }
}
