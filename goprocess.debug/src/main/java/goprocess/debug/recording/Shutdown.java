package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** A recorded close, with every process that it closed. */
public final class Shutdown {
    private final RecordedProcess origin;
    private final Instant began;
    private final Duration length;
    private final boolean finished;
    private final List<RecordedClose> timeline;
    private final CriticalPath criticalPath;
    private final LongFunction<Duration> without;

    /** Made from a recording, which can recompute it without one of the processes. */
    Shutdown(
            RecordedProcess origin,
            Instant began,
            Duration length,
            boolean finished,
            List<RecordedClose> timeline,
            CriticalPath criticalPath,
            LongFunction<Duration> without) {
        this.origin = origin;
        this.began = began;
        this.length = length;
        this.finished = finished;
        this.timeline = List.copyOf(timeline);
        this.criticalPath = criticalPath;
        this.without = without;
    }

    /**
     * The process that began to close first, and caused the others to close.
     *
     * @return its number and name
     */
    public RecordedProcess origin() {
        return origin;
    }

    /**
     * When it began to close.
     *
     * @return by the wall clock
     */
    public Instant began() {
        return began;
    }

    /**
     * How long it took.
     *
     * @return until the last of the processes was closed, or until the end of the recording
     */
    public Duration length() {
        return length;
    }

    /**
     * Whether all of the processes were closed.
     *
     * @return false if the recording ended earlier
     */
    public boolean finished() {
        return finished;
    }

    /**
     * Each process that took part.
     *
     * @return in the order in which they began to close
     */
    public List<RecordedClose> timeline() {
        return timeline;
    }

    /**
     * What determined the length.
     *
     * @return steps that follow each other without a gap
     */
    public CriticalPath criticalPath() {
        return criticalPath;
    }

    /**
     * How much time each process took of the critical path.
     *
     * @return the shares, the longest first
     */
    public Blame blame() {
        return Blame.of(List.of(criticalPath));
    }

    /**
     * How long the close would have taken if one process had taken no time. That leaves out its
     * function, its teardown, what the library and the scheduler spent on it, and the time in which
     * nobody had asked it to close. All other processes take as long as they did, and wait for the
     * same processes. Another process may then determine the length. So the result may be longer
     * than {@link #length()} minus the share of the process in {@link #blame()}.
     *
     * @param process a process of the same recording
     * @return {@link #length()} if the process did not matter
     * @throws NullPointerException if {@code process} is null
     */
    public Duration without(RecordedProcess process) {
        return without(process.id());
    }

    /**
     * The same as {@link #without(RecordedProcess)}, for the process with this number.
     *
     * @param id the number
     * @return {@link #length()} if the process did not matter, or is not in the recording
     */
    public Duration without(long id) {
        return without.apply(id);
    }

    /** {@return the timeline as a table, and the critical path below it} */
    @Override
    public String toString() {
        return ShutdownText.of(this);
    }
}
