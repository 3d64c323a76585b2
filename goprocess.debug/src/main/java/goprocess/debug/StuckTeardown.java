package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A teardown has begun and has not ended. Its age is counted from the beginning of the teardown.
 *
 * @param culprit the process that holds the close
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread that runs the teardown
 * @param summary the finding in one line
 */
public record StuckTeardown(
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
