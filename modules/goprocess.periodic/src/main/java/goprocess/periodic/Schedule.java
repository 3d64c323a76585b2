package goprocess.periodic;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;

import java.util.Optional;

/**
 * A process that calls a function repeatedly, made by {@link Periodic}. Each call runs in a child
 * of the schedule. Closing the schedule stops it, closes the running calls, and waits for them.
 * With {@link ScheduleBuilder#untilChildrenClosed} it first goes on calling until its children have
 * closed.
 *
 * <p>A schedule does not end by itself. So {@link #closeAfterChildren()} waits until something else
 * closes the schedule. The same is true for {@code closeAfterChildren} of its parent, which waits
 * for the schedule: close the schedule first. The exception is a schedule that {@link
 * Periodic#onSignal(goprocess.api.Signal, goprocess.api.ProcessFunction) waits for a signal}: it
 * ends by itself after its call.
 *
 * <p>A call that ends with a {@link goprocess.api.RefusedException} while the schedule closes has
 * not failed. Any other call that throws is logged by the library, like every function that fails,
 * and counted here. If the function sets a teardown on its call and that teardown fails, the
 * failure is logged, but not counted: the schedule counts only what the function throws.
 */
public final class Schedule extends ForwardingProcess {
    private final CallFailures failures;

    Schedule(GoProcess delegate, CallFailures failures) {
        super(delegate);
        this.failures = failures;
    }

    /**
     * How many calls have thrown so far. A call is counted before it is closed.
     *
     * @return a number that only grows
     */
    public long failures() {
        return failures.count();
    }

    /**
     * What the most recently failed call has thrown. It is kept until another call fails.
     *
     * @return the throwable itself, or empty if no call has failed
     */
    public Optional<Throwable> lastFailure() {
        return failures.last();
    }
}
