package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function has not ended, though its process is closing, or will close once it ends.
 *
 * @param culprit the process that holds the close
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread where it is
 * @param summary the finding in one line
 */
public record StuckFunction(
        ProcessRef culprit,
        Duration age,
        List<ProcessRef> chain,
        Optional<ThreadSnapshot> thread,
        String summary)
        implements Finding {
    @Override
    public String toString() {
        return summary;
    }
}
