package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Processes wait for each other in a cycle of links.
 *
 * @param culprit one of them
 * @param age how long this has held the close
 * @param chain the chain of waits, from a process that does not close to the cycle, and then once
 *     around the cycle
 * @param thread empty
 * @param cycle the processes of the cycle: each waits for the next, and the last for the first
 * @param summary the finding in one line
 */
public record WaitCycle(
        ProcessRef culprit,
        Duration age,
        List<ProcessRef> chain,
        Optional<ThreadSnapshot> thread,
        List<ProcessRef> cycle,
        String summary)
        implements Finding {
    /** {@return true} */
    @Override
    public boolean certain() {
        return true;
    }

    @Override
    public String toString() {
        return summary;
    }
}
