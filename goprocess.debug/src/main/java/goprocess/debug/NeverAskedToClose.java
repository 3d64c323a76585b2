package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process that is closing waits for a running process that nobody closes. If the running process
 * has a function, {@link #thread()} shows where it is.
 *
 * @param culprit the process that runs
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread of its function, if it has one
 * @param summary the finding in one line
 */
public record NeverAskedToClose(
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
