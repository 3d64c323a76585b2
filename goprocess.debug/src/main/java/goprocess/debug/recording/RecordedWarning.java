package goprocess.debug.recording;

import java.time.Instant;

/**
 * A problem that was noticed while the recording ran.
 *
 * @param time when
 * @param kind what it is
 * @param process the process it is about
 * @param text the cycle, the diagnosis, or a sentence
 */
public record RecordedWarning(Instant time, Kind kind, RecordedProcess process, String text) {
    /** What can be wrong. */
    public enum Kind {
        /** Processes waited for each other in a cycle. */
        WAIT_CYCLE,
        /** A close took long. */
        STALLED,
        /** A process became garbage while it was open. */
        LEAKED
    }
}
