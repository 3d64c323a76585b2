package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/** A teardown has begun and has not ended. Its {@link #thread()} says where it is. */
public final class StuckTeardown extends Finding {
    StuckTeardown(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
