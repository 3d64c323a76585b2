package goprocess.debug.recording;

import goprocess.spi.CloseCause;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one process closed: a row of the timeline of a {@link Shutdown}.
 *
 * @param process the process that closed
 * @param began when it began to close
 * @param cause why; empty if it was not recorded
 * @param by the process that caused it
 * @param thread the name of the thread that made it begin to close, which may be empty
 * @param closed when it was closed; empty if it was still open when the recording ended
 * @param length the time from {@code began} until {@code closed}, or until the end of the recording
 *     if it was not closed by then
 * @param waited how much of that time it waited, for other processes and its own function, before
 *     it could run its teardown
 * @param waitedFor the process that it waited for last; empty if it was its own function, or if it
 *     did not wait
 * @param function its function, if it had one
 * @param teardown its teardown, if it had one
 * @param failure what its function or teardown threw, as text
 */
public record RecordedClose(
        RecordedProcess process,
        Instant began,
        Optional<CloseCause> cause,
        Optional<RecordedProcess> by,
        String thread,
        Optional<Instant> closed,
        Duration length,
        Duration waited,
        Optional<RecordedProcess> waitedFor,
        Optional<RecordedWork> function,
        Optional<RecordedWork> teardown,
        Optional<String> failure) {
    /** On one line, whatever its texts contain. */
    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
