package goprocess.viewer;

import java.io.IOException;
import java.util.stream.Stream;

/** Provides what a {@link PageServer} shows. Its methods are called by several threads. */
public interface PageSource {
    /**
     * The graph at this moment.
     *
     * @return JSON, as {@code ProcessGraph.toJson()} returns it
     * @throws IOException if it is not available; the request is then answered with status 502
     */
    String graph() throws IOException;

    /**
     * The transitions from now on. Called once for each open page.
     *
     * @return a line for each transition, as long as the watched program runs. A thread of the
     *     server reads the stream, which may block until the next line, and closes it when the page
     *     is closed
     * @throws IOException if they are not available
     */
    Stream<String> transitions() throws IOException;
}
