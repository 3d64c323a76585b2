package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** A close with everything that it made close, as a recording tells it. */
public final class Shutdown {
    private final RecordedProcess origin;
    private final Instant began;
    private final Duration length;
    private final boolean finished;
    private final List<RecordedClose> timeline;
    private final CriticalPath criticalPath;
    private final LongFunction<Duration> without;

    /** Made of a recording, which computes it anew without one of the processes. */
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
     * The process that began to close first, and made the others.
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
     * @return false if the recording ended before
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
     * What set the length.
     *
     * @return steps that follow each other without a gap
     */
    public CriticalPath criticalPath() {
        return criticalPath;
    }

    /**
     * Who spent how much of the critical path.
     *
     * @return the longest first
     */
    public Blame blame() {
        return Blame.of(List.of(criticalPath));
    }

    /**
     * How long the close would have taken, had one process taken no time: neither its function nor
     * its teardown, nor what the library and the scheduler spent for it, nor the time in which
     * nobody had asked it to close. All the others take as long as they did, and wait for whom they
     * waited for; so it may be another one that sets the length then, and the close is longer than
     * {@link #length()} less what {@link #blame()} says of the process.
     *
     * @param process a process of the same recording
     * @return {@link #length()} if the process did not matter
     * @throws NullPointerException if {@code process} is null
     */
    public Duration without(RecordedProcess process) {
        return without(process.id());
    }

    /**
     * As {@link #without(RecordedProcess)}, of the process with a number.
     *
     * @param id the number
     * @return {@link #length()} if the process did not matter, or the recording has none such
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
