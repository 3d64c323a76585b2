package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function or teardown waits for the process it belongs to, directly or through a chain of links
 * and of waits in the library.
 *
 * @param culprit the process that it belongs to
 * @param age how long this has held the close
 * @param chain the chain of waits, from a process that does not close to the cycle, and then once
 *     around the cycle
 * @param thread the thread that waits
 * @param cycle the processes of the cycle: each waits for the next, and the last for the first,
 *     which is the culprit
 * @param summary the finding in one line
 */
public record SelfWait(
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
