package goprocess.debug.history;

import goprocess.debug.event.LiveWorkEvent.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * What only the snapshots of a recording show of one process: where its threads were, which threads
 * waited for it, and that its close was requested.
 *
 * <p>What a snapshot contains holds until a later one does not contain it.
 */
final class LiveHistory {
    static final LiveHistory NONE = new LiveHistory();

    private final List<LiveWork> works = new ArrayList<>(1);
    private final List<LiveWait> waits = new ArrayList<>(0);

    /** When a snapshot first showed that its close was requested. */
    private long wishedAt = ProcessHistory.UNKNOWN;

    void add(LiveWork work) {
        works.add(work);
    }

    /** Adds a wait. Each wait is kept once, as the latest snapshot shows it. */
    void add(LiveWait wait) {
        for (int i = 0; i < waits.size(); i++) {
            if (waits.get(i).isSameAs(wait)) {
                if (waits.get(i).seenAt() < wait.seenAt()) {
                    waits.set(i, wait);
                }
                return;
            }
        }
        waits.add(wait);
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
     * The waits at a time. A wait in a later snapshot counts if it had begun by then. One that a
     * later snapshot lacks has ended, maybe before that time: no deadlock is certain because of it.
     */
    List<LiveWait> waitsAt(long time, Snapshots snapshots) {
        return waits.stream()
                .filter(
                        wait ->
                                time < wait.seenAt()
                                        ? wait.since() != ProcessHistory.UNKNOWN
                                                && wait.since() <= time
                                        : snapshots.isLatest(wait.seenAt(), time))
                .map(
                        wait ->
                                wait.seenAt() <= time
                                                && snapshots.hasFurtherAfter(wait.seenAt(), time)
                                        ? wait.ended()
                                        : wait)
                .toList();
    }
}
