package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

/** A process waits for {@link goprocess.api.GoProcesses#background()}, which never closes. */
public final class WaitingForBackground extends Finding {
    WaitingForBackground(Snapshot graph, Culprit found) {
        super(graph, found);
    }
}
