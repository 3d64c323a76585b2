package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process that is closing, or whose close is requested, waits for processes that come and go:
 * before one of them has closed, there is a new one to wait for.
 *
 * @param culprit the process that waits for them
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread of the function of one of them, if one was seen
 * @param summary the finding in one line
 */
public record ComesAndGoes(
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
