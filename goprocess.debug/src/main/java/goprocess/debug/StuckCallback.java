package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/**
 * A callback that was registered with {@link goprocess.api.GoProcess#closing()} has not returned,
 * and the teardown does not begin before it has. It runs on the thread that made the process begin
 * to close, which the chain of {@link Diagnosis#toString()} names.
 */
public final class StuckCallback extends Finding {
    StuckCallback(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
