package goprocess.periodic;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;

import java.util.Optional;

/**
 * A process that calls a function again and again, made by {@link Periodic}. Each call runs in a
 * child of it. Closing the schedule stops it, closes the running calls, and waits for them; a
 * schedule that runs {@linkplain ScheduleBuilder#untilChildrenClosed until its children have
 * closed} goes on calling until then.
 *
 * <p>{@link #closeAfterChildren()} waits for what ends by itself, which a schedule does not: the
 * call waits until something else closes the schedule. The same holds for {@code
 * closeAfterChildren} of its parent, which waits for the schedule: close the schedule first. A
 * schedule that {@link Periodic#onSignal(goprocess.api.Signal, goprocess.api.ProcessFunction) waits
 * for a signal} ends by itself after its call.
 *
 * <p>A call that is {@linkplain goprocess.api.RefusedException refused} something while the
 * schedule closes has not failed. Any other call that throws is logged by the library, like every
 * function that fails, and counted here. If the function sets a teardown on its call and that
 * teardown fails, the failure is logged, but not counted: the schedule only looks at what the
 * function throws.
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
