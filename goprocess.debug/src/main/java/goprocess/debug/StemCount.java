package goprocess.debug;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.Names;
import goprocess.debug.render.Words;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many processes have names with the same stem.
 *
 * @param stem the name without its number
 * @param running how many of them are running
 * @param closing how many of them are closing
 */
public record StemCount(String stem, int running, int closing) {
    static List<StemCount> of(Snapshot graph) {
        Map<String, StemCount> counts = new TreeMap<>();
        for (int place = 0; place < graph.size(); place++) {
            int running = graph.state(place) == State.RUNNING ? 1 : 0;
            int closing = graph.state(place) == State.CLOSING ? 1 : 0;
            if (running + closing > 0) {
                StemCount one = new StemCount(Names.stem(graph.name(place)), running, closing);
                counts.merge(one.stem, one, StemCount::plus);
            }
        }
        return counts.values().stream()
                .sorted(Comparator.comparingInt(StemCount::total).reversed())
                .toList();
    }

    private StemCount plus(StemCount other) {
        return new StemCount(stem, running + other.running, closing + other.closing);
    }

    /**
     * How many of them are open.
     *
     * @return the number of processes
     */
    public int total() {
        return running + closing;
    }

    /** As in a drawing, on one line, whatever the names contain: "worker ×4096". */
    @Override
    public String toString() {
        return Words.oneLine(stem) + " ×" + total();
    }
}
