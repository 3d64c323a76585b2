package goprocess.debug.history;

import goprocess.debug.event.LiveWorkEvent.Role;
import goprocess.debug.graph.RecordedThreads;
import goprocess.debug.graph.ThreadLook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

    /** What else the snapshots show of these threads, by the number of the thread. */
    private Map<Long, List<LiveThread>> threads = Map.of();

    /** When its close was requested, as a snapshot shows it. */
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

    /** Adds what completes the thread of a work or a wait. */
    void add(LiveThread thread) {
        if (threads.isEmpty()) {
            threads = new LinkedHashMap<>();
        }
        threads.computeIfAbsent(thread.thread().tid(), tid -> new ArrayList<>(1)).add(thread);
    }

    private ThreadLook completed(ThreadLook thread, Predicate<LiveThread> by) {
        return threads.getOrDefault(thread.tid(), List.of()).stream()
                .filter(by)
                .findFirst()
                .map(more -> more.completing(thread))
                .orElse(thread);
    }

    private LiveWork completed(LiveWork work) {
        ThreadLook thread = work.thread();
        return thread == null
                ? work
                : work.with(completed(thread, more -> more.seenAt() == work.seenAt()));
    }

    /**
     * A stack is shown only from the moment at which it was taken, and until then that of an
     * earlier snapshot. Each wait has a stack there; what has none is of a function.
     */
    private ThreadLook threadOf(LiveWait wait, long time, Snapshots snapshots) {
        return completed(
                wait.thread(),
                time < wait.seenAt()
                        ? more ->
                                more.seenAt() > wait.since()
                                        && !more.thread().stackOmitted()
                                        && snapshots.isLatest(more.seenAt(), time)
                        : more -> more.seenAt() == wait.seenAt());
    }

    void wished(long at) {
        wishedAt = wishedAt == ProcessHistory.UNKNOWN ? at : Math.min(wishedAt, at);
    }

    boolean isWishedAt(long time) {
        return wishedAt != ProcessHistory.UNKNOWN && wishedAt <= time;
    }

    /** When its close was requested. */
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
                .map(this::completed)
                .toList();
    }

    /** The threads that occupied a carrier, as the latest snapshot shows them. */
    List<ThreadLook> onCarriersAt(long time, Snapshots snapshots) {
        return threads.values().stream()
                .flatMap(List::stream)
                .filter(thread -> thread.onCarrier() && snapshots.isLatest(thread.seenAt(), time))
                .map(LiveThread::thread)
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
                                        threadOf(wait, time, snapshots),
                                        time >= wait.seenAt()
                                                && !snapshots.isKnownToGoOn(wait.seenAt(), time)))
                .toList();
    }
}
