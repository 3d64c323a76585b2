package goprocess.debug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds a close. Each kind is a record of its own:
 *
 * <pre>{@code
 * for (Finding finding : ProcessGraph.capture().diagnose().findings()) {
 *     switch (finding) {
 *         case StuckFunction held -> page(held.culprit().name(), held.frame());
 *         case WaitCycle cycle -> report(cycle.cycle());
 *         default -> log(finding);
 *     }
 * }
 * }</pre>
 *
 * <p>A finding that is {@linkplain #certain() certain} never ends by itself. The others may: a
 * function that has not ended may still end, and {@link #age()} is how long it has taken so far.
 */
public sealed interface Finding
        permits WaitCycle,
                SelfWait,
                WaitingForBackground,
                StuckFunction,
                StuckTeardown,
                StuckCallback,
                StuckStart,
                NeverAskedToClose,
                Abandoned,
                NoCarrier,
                ComesAndGoes {
    /**
     * The process that holds the close.
     *
     * @return the culprit
     */
    ProcessRef culprit();

    /**
     * How long it has held the close.
     *
     * @return at the moment of the capture; zero if unknown
     */
    Duration age();

    /**
     * The chain of waits, from a process that does not close to the culprit; each process waits for
     * the next.
     *
     * @return at least the culprit; unmodifiable
     */
    List<ProcessRef> chain();

    /**
     * The thread of the function, teardown or callback that the finding is about.
     *
     * @return empty if it is about none of these, or if there is no thread yet
     */
    Optional<ThreadSnapshot> thread();

    /**
     * The finding in one line: who holds what, with what, where, and for how long.
     *
     * @return as the finding prints itself
     */
    String summary();

    /**
     * Where in the application it hangs.
     *
     * @return the first frame of the thread that is neither the JDK's nor the library's
     */
    default Optional<StackTraceElement> frame() {
        return thread().flatMap(ThreadSnapshot::frame);
    }

    /**
     * Whether it can never end by itself.
     *
     * @return true for a deadlock, false for anything that may still end
     */
    default boolean certain() {
        return false;
    }
}
