package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/**
 * A closing process waits for one that is running, and that nobody closes. If that one has a
 * function, {@link #thread()} says where it is.
 */
public final class NeverAskedToClose extends Finding {
    NeverAskedToClose(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
