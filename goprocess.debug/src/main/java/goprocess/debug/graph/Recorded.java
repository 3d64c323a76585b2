package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import java.time.Instant;
import java.util.List;

/** Makes a snapshot of nodes that do not live: of a graph as a recording tells it. */
public final class Recorded {
    private Recorded() {}

    /**
     * Takes the nodes as they are.
     *
     * @param nodes all of them
     * @param time when they were so
     * @param nanoTime the same moment on the clock of their times
     * @param pid the process id of the JVM they were in
     * @return the graph; of threads it knows nothing
     */
    public static Snapshot of(List<ProcessNode> nodes, Instant time, long nanoTime, long pid) {
        Walk walk = new Walk();
        walk.columns.recorded = true;
        nodes.forEach(walk::discover);
        walk.run();
        walk.settleUnknownTargets();
        return new Snapshot(
                time, nanoTime, pid, walk.columns, List.of(), List.of(), true, List.of());
    }
}
