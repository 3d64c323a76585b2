package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A close with everything that it made close, as a recording tells it.
 *
 * @param origin the process that began to close first, and made the others
 * @param began when it began to close
 * @param length until the last of them was closed, or until the end of the recording
 * @param finished whether all of them were closed
 * @param timeline each process that took part, in the order in which they began to close
 * @param criticalPath what set the length
 */
public record Shutdown(
        RecordedProcess origin,
        Instant began,
        Duration length,
        boolean finished,
        List<RecordedClose> timeline,
        CriticalPath criticalPath) {
    /**
     * Makes a shutdown.
     *
     * @param origin the process that began to close first
     * @param began when
     * @param length until the last was closed
     * @param finished whether all were
     * @param timeline each process that took part
     * @param criticalPath what set the length
     */
    public Shutdown {
        timeline = List.copyOf(timeline);
    }

    /**
     * Who spent how much of the critical path.
     *
     * @return the longest first
     */
    public Blame blame() {
        return Blame.of(List.of(criticalPath));
    }

    /** {@return the timeline as a table, and the critical path below it} */
    @Override
    public String toString() {
        return ShutdownText.of(this);
    }
}
