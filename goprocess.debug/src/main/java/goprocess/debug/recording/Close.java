package goprocess.debug.recording;

import goprocess.spi.CloseCause;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One close in a recording that no other close caused.
 *
 * @param root the process that began to close, and made the others close
 * @param cause why; empty if it was not recorded
 * @param by the process that caused it, if there is one: its function or teardown called a close
 *     method, or it failed
 * @param thread the name of the thread that made it begin to close, which may be empty
 * @param began when it began to close
 * @param length the time until the last process that took part was closed, or until the end of the
 *     recording
 * @param finished whether all processes that took part were closed
 * @param processes how many processes took part
 * @param topStep the longest step of its critical path; empty for a close that took no time
 */
public record Close(
        RecordedProcess root,
        Optional<CloseCause> cause,
        Optional<RecordedProcess> by,
        String thread,
        Instant began,
        Duration length,
        boolean finished,
        int processes,
        Optional<CriticalPath.Step> topStep) {
    /** {@return the close in one line} */
    @Override
    public String toString() {
        return ShutdownText.of(this);
    }
}
