package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/** A teardown or function is queued: no carrier thread, or processor, has been free to run it. */
public final class NoCarrier extends Finding {
    NoCarrier(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
