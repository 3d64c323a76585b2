package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function or teardown waits for the process it belongs to, through any chain of links and of
 * waits made through the library.
 *
 * @param culprit the process that it belongs to
 * @param age how long they have waited
 * @param chain the chain of waits, from a process that does not close to the cycle, and around it
 * @param thread where it waits
 * @param cycle each waits for the next, and the last for the first; the first is the culprit
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
