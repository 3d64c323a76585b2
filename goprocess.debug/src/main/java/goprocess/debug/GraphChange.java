package goprocess.debug;

import goprocess.api.State;
import goprocess.debug.graph.Snapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed between two captures of one JVM.
 *
 * @param time between the two
 * @param opened the processes that are new
 * @param began the processes that were running and are closing now
 * @param closed the processes that were open and are gone
 * @param held the findings that existed in both captures, at the same line: what these hold is
 *     stuck, and other closes are only slow
 */
public record GraphChange(
        Duration time,
        List<ProcessRef> opened,
        List<ProcessRef> began,
        List<ProcessRef> closed,
        List<Finding> held) {
    private record Hold(long process, Class<?> kind, Object where) {}

    /**
     * Made by the library.
     *
     * @param time between the two
     * @param opened the processes that are new
     * @param began what began to close
     * @param closed the processes that are gone
     * @param held the findings that existed in both captures
     */
    public GraphChange {
        opened = List.copyOf(opened);
        began = List.copyOf(began);
        closed = List.copyOf(closed);
        held = List.copyOf(held);
    }

    static GraphChange between(Snapshot earlier, Diagnosis before, Snapshot later, Diagnosis now) {
        Map<Long, Integer> places = new HashMap<>();
        for (int place = 0; place < earlier.size(); place++) {
            if (earlier.state(place) != State.CLOSED) {
                places.put(earlier.id(place), place);
            }
        }
        List<ProcessRef> opened = new ArrayList<>();
        List<ProcessRef> began = new ArrayList<>();
        for (int place = 0; place < later.size(); place++) {
            if (later.state(place) != State.CLOSED) {
                Integer was = places.remove(later.id(place));
                if (was == null) {
                    opened.add(ProcessRef.of(later, place));
                } else if (earlier.state(was) != later.state(place)) {
                    began.add(ProcessRef.of(later, place));
                }
            }
        }
        List<ProcessRef> closed =
                places.values().stream().sorted().map(at -> ProcessRef.of(earlier, at)).toList();
        Set<Hold> held = new HashSet<>();
        before.findings().forEach(finding -> held.add(holdOf(finding)));
        return new GraphChange(
                Duration.ofNanos(later.nanoTime() - earlier.nanoTime()),
                opened,
                began,
                closed,
                now.findings().stream().filter(finding -> held.contains(holdOf(finding))).toList());
    }

    private static Hold holdOf(Finding finding) {
        return new Hold(finding.culprit().id(), finding.getClass(), finding.frame());
    }

    /**
     * Whether nothing changed.
     *
     * @return true if nothing opened, began to close or closed
     */
    public boolean isStill() {
        return opened.isEmpty() && began.isEmpty() && closed.isEmpty();
    }
}
