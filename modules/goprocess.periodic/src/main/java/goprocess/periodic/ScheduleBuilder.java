package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A new schedule, described before it is opened. Get one from {@link Periodic#named}; it is for one
 * schedule and for one thread. The last call, such as {@link #every}, opens the schedule; what it
 * does is told at the method of {@link Periodic} with the same name.
 *
 * <p>The methods that open throw {@link NullPointerException} if an argument is null, {@link
 * IllegalArgumentException} if the interval is not longer than zero, and {@link
 * IllegalStateException} if the teardown of a parent has begun or it is closed; the function then
 * never runs. Every method throws {@link IllegalStateException} after one of them.
 */
public final class ScheduleBuilder {
    private final String name;
    private final Clock clock;
    private GoProcessBuilder process;
    private boolean stopOnFailure;
    private boolean used;

    ScheduleBuilder(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.process = GoProcesses.named(name);
    }

    /**
     * Makes the schedule a child. Several calls: several parents.
     *
     * @param parent closes the schedule, and waits for it
     * @return this
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     */
    public ScheduleBuilder parent(GoProcess parent) {
        process = process.parent(parent);
        return this;
    }

    /**
     * Makes the schedule close after another process, as {@link GoProcess#waitFor}.
     *
     * @param other the process to wait for
     * @return this
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is not a process of the library
     */
    public ScheduleBuilder waitFor(GoProcess other) {
        process = process.waitFor(other);
        return this;
    }

    /**
     * Says what the schedule does last, after all its calls.
     *
     * @param teardown runs exactly once
     * @return this
     * @throws NullPointerException if {@code teardown} is null
     * @throws IllegalStateException if a teardown was given already
     */
    public ScheduleBuilder teardown(Teardown teardown) {
        process = process.teardown(teardown);
        return this;
    }

    /**
     * Makes another process begin to close when the schedule fails. Its calls make it fail only
     * with {@link #stopOnFailure}.
     *
     * @param other the process that shall not go on without the schedule; often its parent
     * @return this
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is not a process of the library
     */
    public ScheduleBuilder closeOnFailure(GoProcess other) {
        process = process.closeOnFailure(other);
        return this;
    }

    /**
     * Makes the first call that throws stop the schedule: it begins to close, and what was thrown
     * is its own {@link GoProcess#err() err()} too, unless it was closing already. Without this a
     * failure is logged, counted and kept, and the schedule goes on.
     *
     * @return this
     */
    public ScheduleBuilder stopOnFailure() {
        if (used) {
            throw new IllegalStateException(name + ": this builder has opened a schedule already");
        }
        stopOnFailure = true;
        return this;
    }

    /**
     * Opens a schedule as {@link Periodic#every(Duration, ProcessFunction)}.
     *
     * @param interval between the end of one call and the start of the next
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule every(Duration interval, ProcessFunction function) {
        return open(pauses(interval), function, false);
    }

    /**
     * Opens a schedule as {@link Periodic#everyGo(Duration, ProcessFunction)}.
     *
     * @param interval between the start of one call and the start of the next, at least
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule everyGo(Duration interval, ProcessFunction function) {
        return open(pauses(interval), function, true);
    }

    /**
     * Opens a schedule as {@link Periodic#tick(Duration, ProcessFunction)}.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tick(Duration interval, ProcessFunction function) {
        return open(new TickTrigger(clock, nanos(interval)), function, false);
    }

    /**
     * Opens a schedule as {@link Periodic#tickGo(Duration, ProcessFunction)}.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tickGo(Duration interval, ProcessFunction function) {
        return open(new TickTrigger(clock, nanos(interval)), function, true);
    }

    /**
     * Opens a schedule as {@link Periodic#ticker(BlockingQueue, ProcessFunction)}.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule ticker(BlockingQueue<?> ticks, ProcessFunction function) {
        return open(ticks, function, false);
    }

    /**
     * Opens a schedule as {@link Periodic#tickerGo(BlockingQueue, ProcessFunction)}.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tickerGo(BlockingQueue<?> ticks, ProcessFunction function) {
        return open(ticks, function, true);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignal(BlockingQueue, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule onSignal(BlockingQueue<?> signals, ProcessFunction function) {
        return open(signals, function, false);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignalGo(BlockingQueue, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule onSignalGo(BlockingQueue<?> signals, ProcessFunction function) {
        return open(signals, function, true);
    }

    private Trigger pauses(Duration interval) {
        long nanos = nanos(interval);
        return closing -> clock.pause(nanos, closing);
    }

    private static Trigger elements(BlockingQueue<?> queue) {
        Objects.requireNonNull(queue, "queue");
        return closing -> {
            queue.take();
            return !closing.isRaised();
        };
    }

    private Schedule open(BlockingQueue<?> queue, ProcessFunction function, boolean overlapping) {
        Trigger elements = elements(queue);
        Objects.requireNonNull(function, "function");
        // Nothing but an interrupt ends a wait on somebody else's queue.
        process = process.interruptAfter(Duration.ZERO);
        return open(elements, function, overlapping);
    }

    private long nanos(Duration interval) {
        Objects.requireNonNull(interval, "interval");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    name + ": the interval must be longer than zero, but is " + interval);
        }
        // Saturates at 292 years: such a schedule never calls, and closes like any other.
        return TimeUnit.NANOSECONDS.convert(interval);
    }

    private Schedule open(Trigger trigger, ProcessFunction function, boolean overlapping) {
        Objects.requireNonNull(function, "function");
        CallFailures failures = new CallFailures();
        CallLoop loop =
                new CallLoop(
                        name + "-call", trigger, function, overlapping, stopOnFailure, failures);
        used = true;
        return new Schedule(process.go(loop), failures);
    }
}
