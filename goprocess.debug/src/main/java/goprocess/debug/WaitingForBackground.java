package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process waits for {@link goprocess.api.GoProcesses#background()}, which never closes.
 *
 * @param culprit the process that waits
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread of the function or teardown that waits, if one does
 * @param summary the finding in one line
 */
public record WaitingForBackground(
        ProcessRef culprit,
        Duration age,
        List<ProcessRef> chain,
        Optional<ThreadSnapshot> thread,
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
