package goprocess.debug.history;

import goprocess.debug.event.LiveWorkEvent.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * What the snapshots of a recording tell of one process that no transition does: where its threads
 * were, who waited for it, and that it was to close by itself.
 *
 * <p>What a snapshot has seen is so until the next one does not see it.
 */
final class LiveHistory {
    static final LiveHistory NONE = new LiveHistory();

    private final List<LiveWork> works = new ArrayList<>(1);
    private final List<LiveWait> waits = new ArrayList<>(0);

    /** When it was first seen to be about to close by itself. */
    private long wishedAt = ProcessHistory.UNKNOWN;

    void add(LiveWork work) {
        works.add(work);
    }

    /** Each wait once, as it was seen last. */
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

    boolean hasWaits() {
        return !waits.isEmpty();
    }

    /** Of one role, as they were seen last. */
    List<LiveWork> worksAt(Role role, long time, Snapshots snapshots) {
        return works.stream()
                .filter(work -> work.role() == role && snapshots.isLatest(work.seenAt(), time))
                .toList();
    }

    /** A wait that was seen later had begun before. */
    List<LiveWait> waitsAt(long time, Snapshots snapshots) {
        return waits.stream()
                .filter(
                        wait ->
                                time < wait.seenAt()
                                        ? wait.since() != ProcessHistory.UNKNOWN
                                                && wait.since() <= time
                                        : snapshots.isLatest(wait.seenAt(), time))
                .toList();
    }
}
