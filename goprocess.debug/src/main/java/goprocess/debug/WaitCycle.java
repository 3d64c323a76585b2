package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

import java.util.List;

/** Processes wait for each other in a circle of links. */
public final class WaitCycle extends Finding {
    WaitCycle(Snapshot graph, Culprit found) {
        super(graph, found);
    }

    /**
     * The processes of the circle.
     *
     * @return each waits for the next, and the last for the first
     */
    public List<ProcessRef> cycle() {
        return circle();
    }
}
