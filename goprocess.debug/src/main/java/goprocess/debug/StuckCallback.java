package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A callback that was registered with {@link goprocess.api.GoProcess#closing()} or {@link
 * goprocess.api.GoProcess#childrenClosed()} has not returned, and the teardown cannot begin before
 * that. Each of the two has a thread of its own, and a finding of its own.
 *
 * @param culprit the process whose callback it is
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread that runs the callback
 * @param summary the finding in one line
 */
public record StuckCallback(
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
