package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/**
 * A function has not ended, though its process is closing. Its {@link #thread()} says where it is.
 */
public final class StuckFunction extends Finding {
    StuckFunction(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
