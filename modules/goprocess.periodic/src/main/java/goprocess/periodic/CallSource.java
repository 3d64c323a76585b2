package goprocess.periodic;

import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/** Says when the next call is due, and what it runs. Belongs to the thread of one schedule. */
@FunctionalInterface
interface CallSource {
    /**
     * Waits until a call is due. Whatever it has taken from somewhere by then is in the call that
     * it returns, and that call is made.
     *
     * @param end is raised when the schedule is to start no more calls
     * @return what the call runs; null if there are no more
     */
    @Nullable ProcessFunction next(Signal end) throws InterruptedException;

    /**
     * Whether its waits end by an interrupt that the library sends once the schedule is to end; it
     * may come a moment later.
     */
    default boolean isInterrupted() {
        return false;
    }
}
