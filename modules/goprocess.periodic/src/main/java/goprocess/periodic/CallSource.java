package goprocess.periodic;

import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/**
 * Determines when the next call is due, and what it runs. Used only by the thread of one schedule.
 */
@FunctionalInterface
interface CallSource {
    /**
     * Waits until a call is due. If it takes an element, the element is in the call that it
     * returns, and that call is made.
     *
     * @param end is raised when the schedule is to start no more calls
     * @return what the call runs; null if there are no more
     */
    @Nullable ProcessFunction next(Signal end) throws InterruptedException;

    /**
     * Whether the library interrupts its waits when the schedule is to end. The interrupt may
     * arrive a moment later.
     */
    default boolean isInterrupted() {
        return false;
    }
}
