package goprocess.viewer;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * Where a {@link PageServer} takes what it shows from. Its methods are called by several threads.
 */
public interface PageSource {
    /**
     * Asks for the graph of this moment.
     *
     * @return JSON, as {@code ProcessGraph.toJson()} has it
     * @throws IOException if it is not to be had; whoever asks then gets the status 502
     */
    String graph() throws IOException;

    /**
     * Follows what happens. Called once for each open page.
     *
     * @return a line for each transition, for as long as the watched program runs; it is read on a
     *     thread of the server, which may wait for the next line, and closed when the page is
     * @throws IOException if they are not to be had
     */
    Stream<String> transitions() throws IOException;
}
