package goprocess.debug;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.Words;

/**
 * The number, name and state of a process. The process itself is not retained.
 *
 * @param id its number
 * @param name its name
 * @param state its state when the graph was captured
 */
public record ProcessRef(long id, String name, State state) {
    static ProcessRef of(Snapshot graph, int place) {
        return new ProcessRef(graph.id(place), graph.name(place), graph.state(place));
    }

    /** On one line, whatever the name contains: "http #12 CLOSING". */
    @Override
    public String toString() {
        return Words.oneLine(name) + " #" + id + " " + state;
    }
}
