package goprocess.periodic;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;

import java.util.Optional;

/**
 * A process that calls a function again and again, made by {@link Periodic}. Each call runs in a
 * child of it. Closing the schedule stops it, closes the calls that run, and waits for them; one
 * that calls {@linkplain ScheduleBuilder#untilChildrenClosed until its children have closed} goes
 * on for them.
 *
 * <p>{@link #closeAfterChildren()} waits for what ends by itself, and a schedule does not: it waits
 * until something else closes the schedule. So does {@code closeAfterChildren} of its parent, which
 * waits for the schedule: close the schedule first. A schedule that {@link
 * Periodic#onSignal(goprocess.api.Signal, goprocess.api.ProcessFunction) waits for a signal} ends
 * by itself after its call.
 *
 * <p>A call that is {@linkplain goprocess.api.RefusedException refused} something while the
 * schedule closes has not failed. Any other call that throws is logged by the library, as every
 * function that fails is, and counted here. When a teardown fails that the function gave to its
 * call, that is logged, and not counted: the schedule looks at what the function throws.
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
     * What the latest call that failed has thrown. It is kept until another one fails.
     *
     * @return the throwable itself, or empty if no call has failed
     */
    public Optional<Throwable> lastFailure() {
        return failures.last();
    }
}
