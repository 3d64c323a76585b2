package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

import java.util.List;

/**
 * A function or teardown waits for the process it belongs to, through any chain of links and of
 * waits made through the library. Its {@link #thread()} says where it waits.
 */
public final class SelfWait extends Finding {
    SelfWait(Snapshot graph, Culprit found) {
        super(graph, found);
    }

    /**
     * The processes of the circle.
     *
     * @return each waits for the next, and the last for the first, which is the culprit
     */
    public List<ProcessRef> cycle() {
        return circle();
    }
}
