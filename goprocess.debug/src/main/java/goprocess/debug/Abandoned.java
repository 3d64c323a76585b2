package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A function, teardown or callback that was abandoned still runs. It no longer holds a close, but
 * keeps its thread.
 *
 * @param culprit the process that it belongs to
 * @param age how long it has held the close
 * @param chain the chain of waits, from a process that does not close to the culprit
 * @param thread the thread that it keeps
 * @param summary the finding in one line
 */
public record Abandoned(
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
