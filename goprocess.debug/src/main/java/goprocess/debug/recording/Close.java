package goprocess.debug.recording;

import goprocess.spi.CloseCause;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One close of a recording: that of a process which no other close made close.
 *
 * @param root the process that began to close, and made the others
 * @param cause why; empty if the recording does not tell
 * @param by the process that it is due to, if it is due to one: whose function or teardown called
 *     it, or that failed
 * @param thread the name of the thread that made it begin to close, which may be empty
 * @param began when it began to close
 * @param length until the last of what took part was closed, or until the end of the recording
 * @param finished whether all of that was closed
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
