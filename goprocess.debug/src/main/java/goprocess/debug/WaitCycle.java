package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Processes wait for each other in a cycle of links.
 *
 * @param culprit one of them
 * @param age how long they have waited
 * @param chain the chain of waits, from a process that does not close to the cycle, and around it
 * @param thread empty
 * @param cycle each waits for the next, and the last for the first
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
