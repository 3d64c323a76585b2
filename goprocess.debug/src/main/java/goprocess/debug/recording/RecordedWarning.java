package goprocess.debug.recording;

import goprocess.debug.render.Words;

import java.time.Instant;
import java.util.stream.Collectors;

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

    /** As records are written. A diagnosis keeps its lines, and no name in it adds another. */
    @Override
    public String toString() {
        String shown =
                text.lines()
                        .map(line -> Words.oneLine(line, Integer.MAX_VALUE))
                        .collect(Collectors.joining("\n"));
        return "RecordedWarning[time=%s, kind=%s, process=%s, text=%s]"
                .formatted(time, kind, process, shown);
    }
}
