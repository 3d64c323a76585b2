package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function that has not ended. Its process is closing, or waits only for this function in order
 * to close.
 *
 * @param culprit the process that holds the close
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread that runs the function, with its stack; empty if it has none yet
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
