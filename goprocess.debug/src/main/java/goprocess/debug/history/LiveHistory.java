package goprocess.debug.history;

import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.graph.RecordedThreads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What only the snapshots of a recording show of one process: where its threads were, which threads
 * waited for it, and that its close was requested.
 *
 * <p>What a snapshot contains holds until a later one does not contain it.
 */
final class LiveHistory {
    static final LiveHistory NONE = new LiveHistory();

    /** A thread waits for a process once at a time, so this tells its waits apart. */
    private record WaitKey(long tid, long since) {}

    private final List<LiveWork> works = new ArrayList<>(1);

    /** One for each wait; a hundred thousand threads may wait for one process. */
    private Map<WaitKey, LiveWait> waits = Map.of();

    /** When a snapshot first showed that its close was requested. */
    private long wishedAt = ProcessHistory.UNKNOWN;

    void add(LiveWork work) {
        works.add(work);
    }

    /** Adds a wait. Each wait is kept once, as the latest snapshot shows it. */
    void add(LiveWait wait) {
        if (waits.isEmpty()) {
            waits = new LinkedHashMap<>();
        }
        waits.merge(
                new WaitKey(wait.thread().tid(), wait.since()),
                wait,
                (known, again) -> known.seenAt() < again.seenAt() ? again : known);
    }

    void wished(long at) {
        wishedAt = wishedAt == ProcessHistory.UNKNOWN ? at : Math.min(wishedAt, at);
    }

    boolean isWishedAt(long time) {
        return wishedAt != ProcessHistory.UNKNOWN && wishedAt <= time;
    }

    /** When a snapshot first showed the request, which may be older. */
    long wishedAt() {
        return wishedAt;
    }

    boolean hasWaits() {
        return !waits.isEmpty();
    }

    /** The work in one role, as the latest snapshot shows it. */
    List<LiveWork> worksAt(Role role, long time, Snapshots snapshots) {
        return works.stream()
                .filter(work -> work.role() == role && snapshots.isLatest(work.seenAt(), time))
                .toList();
    }

    /**
     * The waits at a time. A wait in a later snapshot counts if it had begun by then. One that may
     * have ended makes no deadlock certain: a later snapshot lacks it, or there is none, as when
     * the JVM was killed long after the last one.
     */
    List<RecordedThreads.Wait> waitsAt(long time, Snapshots snapshots) {
        return waits.values().stream()
                .filter(
                        wait ->
                                time < wait.seenAt()
                                        ? wait.since() != ProcessHistory.UNKNOWN
                                                && wait.since() <= time
                                        : snapshots.isLatest(wait.seenAt(), time))
                .map(
                        wait ->
                                wait.inGraph(
                                        time >= wait.seenAt()
                                                && !snapshots.isKnownToGoOn(wait.seenAt(), time)))
                .toList();
    }
}
