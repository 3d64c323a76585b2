package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function has not begun: the thread factory has not returned, or its thread is not started, runs
 * something else first, or has ended without running the function.
 *
 * @param culprit the process that holds the close
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread that should run it; empty while there is none
 * @param summary the finding in one line
 */
public record StuckStart(
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
