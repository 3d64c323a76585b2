package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A function or a teardown in a recording.
 *
 * @param start when it began; the beginning of the recording if that is not known
 * @param length how long it took, until it was given up or the recording ended
 * @param ended whether it ended in the recording
 * @param thread the name of its thread, which may be empty
 * @param failure what it threw, as text
 */
public record RecordedWork(
        Instant start, Duration length, boolean ended, String thread, Optional<String> failure) {
    /** On one line, whatever its texts contain. */
    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
