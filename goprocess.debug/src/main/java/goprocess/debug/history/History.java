package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything in a recording about the processes of a JVM.
 *
 * <p>Each event has two times: the {@link System#nanoTime()} of the transition, and the time of the
 * recorder's clock at which the event was written, a little later. The least difference between the
 * two is used to convert one into the other. It is the same for the whole recording, so order and
 * durations are exact.
 */
public final class History {
    private final ProcessIndex processes;
    private final Snapshots snapshots;
    private final List<Warning> warnings;
    private final Extent extent;
    private final long epochOffset;
    private final List<String> missing;
    private final long pid;
    private @Nullable Map<Long, ThreadWork> workByThread;

    History(
            ProcessIndex processes,
            List<Warning> warnings,
            Extent extent,
            long epochOffset,
            List<String> missing,
            long pid,
            Snapshots snapshots) {
        this.snapshots = snapshots;
        this.processes = processes;
        this.warnings = warnings;
        this.extent = extent;
        this.epochOffset = epochOffset;
        this.missing = missing;
        this.pid = pid;
    }

    /**
     * Reads a recording.
     *
     * @param file which
     * @return its content
     * @throws IOException if it cannot be read; the message is one sentence that says why
     */
    public static History read(Path file) throws IOException {
        return new HistoryReader(file).read();
    }

    /**
     * The processes in the recording.
     *
     * @return in the order of their numbers
     */
    public Collection<ProcessHistory> processes() {
        return processes.all();
    }

    /**
     * One process.
     *
     * @param id its number
     * @return the process, or null if it is not in the recording
     */
    public @Nullable ProcessHistory process(long id) {
        return processes.find(id);
    }

    /**
     * The problems with processes.
     *
     * @return in order of time
     */
    public List<Warning> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /**
     * What is missing from the recording.
     *
     * @return a sentence for each reason; empty if nothing is missing
     */
    public List<String> missing() {
        return missing;
    }

    /**
     * The JVM that was recorded.
     *
     * @return its process id, or 0 if it was not recorded
     */
    public long pid() {
        return pid;
    }

    /**
     * When the recording begins.
     *
     * @return its first moment
     */
    public Instant start() {
        return extent.start();
    }

    /**
     * When the recording ends.
     *
     * @return its last moment
     */
    public Instant end() {
        return extent.end();
    }

    /**
     * When the JVM began to end, before its shutdown hooks ran.
     *
     * @return a time of the recorded JVM, or the greatest if the recording does not show it
     */
    long jvmEnded() {
        Instant ended = extent.jvmEnded();
        return ended == null ? Long.MAX_VALUE : nanoTime(ended);
    }

    /**
     * Converts a time of the recorded JVM to wall clock time.
     *
     * @param nanoTime of the recorded JVM
     * @return the same moment
     */
    public Instant instant(long nanoTime) {
        return Instant.EPOCH.plusNanos(nanoTime + epochOffset);
    }

    /**
     * Converts wall clock time to a time of the recorded JVM.
     *
     * @param instant a moment
     * @return the same moment
     */
    public long nanoTime(Instant instant) {
        return EventFields.epochNanos(instant) - epochOffset;
    }

    /**
     * The function or teardown that a thread was in.
     *
     * @param threadId the thread
     * @param time when
     * @return that work, or null if the thread was in none
     */
    public @Nullable WorkHistory workOf(long threadId, long time) {
        ThreadWork works = workByThread().get(threadId);
        return works == null ? null : works.at(time);
    }

    Snapshots snapshots() {
        return snapshots;
    }

    private synchronized Map<Long, ThreadWork> workByThread() {
        Map<Long, ThreadWork> index = workByThread;
        if (index == null) {
            Map<Long, List<WorkHistory>> works = new HashMap<>();
            for (ProcessHistory process : processes.all()) {
                add(works, process.function());
                add(works, process.teardown());
            }
            index = new HashMap<>();
            for (Map.Entry<Long, List<WorkHistory>> entry : works.entrySet()) {
                index.put(entry.getKey(), new ThreadWork(entry.getValue()));
            }
            workByThread = index;
        }
        return index;
    }

    private static void add(Map<Long, List<WorkHistory>> works, @Nullable WorkHistory work) {
        if (work != null && work.threadId() != 0) {
            works.computeIfAbsent(work.threadId(), id -> new ArrayList<>(1)).add(work);
        }
    }
}
