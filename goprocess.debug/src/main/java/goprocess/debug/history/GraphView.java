package goprocess.debug.history;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes of a recording that were open at one moment, as nodes of a graph, and those that
 * had closed while abandoned work of theirs still ran.
 */
public final class GraphView {
    private final long time;
    private final Snapshots snapshots;
    private final Map<ProcessHistory, RecordedNode> nodes = new LinkedHashMap<>();

    /**
     * Makes the view.
     *
     * @param history what was recorded
     * @param time the moment
     */
    public GraphView(History history, long time) {
        this.time = time;
        this.snapshots = history.snapshots();
        for (ProcessHistory process : history.processes()) {
            if (process.isOpenAt(time) || hasAbandoned(process)) {
                nodes.put(process, new RecordedNode(process, this));
            }
        }
    }

    private boolean hasAbandoned(ProcessHistory process) {
        return process.mayHaveAbandoned() && !new RecordedNode(process, this).abandoned().isEmpty();
    }

    /**
     * The nodes of the graph.
     *
     * @return all of them
     */
    public List<ProcessNode> nodes() {
        return List.copyOf(nodes.values());
    }

    long time() {
        return time;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    @Nullable RecordedNode node(@Nullable ProcessHistory process) {
        return process == null ? null : nodes.get(process);
    }
}
