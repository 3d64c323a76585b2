package goprocess.periodic;

import goprocess.api.CheckReturnValue;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;
import goprocess.api.Teardown;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Describes a new schedule before it is opened. {@link Periodic#named} returns one; it is used
 * once, by one thread. The last call, such as {@link #every}, opens the schedule. For a
 * description, see the method of {@link Periodic} with the same name.
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
    private final CallStart start;
    private boolean stopOnFailure;
    private boolean startNow;
    private boolean used;

    ScheduleBuilder(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.process = GoProcesses.named(name);
        this.start = new CallStart(name + "-call");
    }

    /**
     * Makes the schedule a child. Each call adds a parent.
     *
     * @param parent closes the schedule, and waits for it
     * @return this
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     */
    @CheckReturnValue
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
    @CheckReturnValue
    public ScheduleBuilder waitFor(GoProcess other) {
        process = process.waitFor(other);
        return this;
    }

    /**
     * Sets what the schedule does last, after all its calls.
     *
     * @param teardown runs exactly once
     * @return this
     * @throws NullPointerException if {@code teardown} is null
     * @throws IllegalStateException if a teardown was already given
     */
    @CheckReturnValue
    public ScheduleBuilder teardown(Teardown teardown) {
        process = process.teardown(teardown);
        return this;
    }

    /**
     * Makes another process begin to close when the schedule fails. A call that fails makes the
     * schedule fail only with {@link #stopOnFailure}.
     *
     * @param other the process that cannot go on without the schedule; often its parent
     * @return this
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is not a process of the library
     */
    @CheckReturnValue
    public ScheduleBuilder closeOnFailure(GoProcess other) {
        process = process.closeOnFailure(other);
        return this;
    }

    /**
     * Makes the first call that throws stop the schedule: it begins to close, and fails with what
     * the call has thrown, unless it was already closing. Without this setting a failure is logged,
     * counted and kept, and the schedule goes on.
     *
     * @return this
     */
    @CheckReturnValue
    public ScheduleBuilder stopOnFailure() {
        ensureUnused();
        stopOnFailure = true;
        return this;
    }

    /**
     * Makes the first call at once. Without this setting it is made when the first interval has
     * passed. After this call {@code every} waits for an interval, as after any other call; {@code
     * tick} continues at the multiples of the interval since the schedule was opened.
     *
     * @return this
     */
    @CheckReturnValue
    public ScheduleBuilder startNow() {
        ensureUnused();
        startNow = true;
        return this;
    }

    /**
     * Sets the factory that makes the threads of the calls, as {@link
     * GoProcessBuilder#threadFactory}. The schedule still waits for its next call on a virtual
     * thread of the library. A factory that throws, or returns null or a started thread, closes the
     * schedule with that error.
     *
     * @param factory is called once for each call of the schedule
     * @return this
     * @throws NullPointerException if {@code factory} is null
     */
    @CheckReturnValue
    public ScheduleBuilder threadFactory(ThreadFactory factory) {
        ensureUnused();
        start.threads(given(factory, "factory"));
        return this;
    }

    /**
     * Interrupts a call that still runs this long after closing began, as {@link
     * GoProcessBuilder#interruptAfter}: once, and never outside the function. The exceptions that
     * blocking calls throw on that interrupt do not count as failures.
     *
     * @param grace zero interrupts as soon as closing begins; a time longer than the clock can hold
     *     never does
     * @return this
     * @throws NullPointerException if {@code grace} is null
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    @CheckReturnValue
    public ScheduleBuilder interruptAfter(Duration grace) {
        ensureUnused();
        start.interruptAfter(notNegative("interruptAfter", grace));
        return this;
    }

    /**
     * Abandons a call that still runs this long after closing began. Abandons a teardown, of the
     * schedule or of a call, that still runs this long after it began; see {@link
     * GoProcessBuilder#abandonAfter}. An abandoned process fails with an {@link
     * goprocess.api.AbandonedException}. This is logged, but does not count among the {@link
     * Schedule#failures() failures}.
     *
     * @param grace zero abandons at once; a time longer than the clock can hold never does
     * @return this
     * @throws NullPointerException if {@code grace} is null
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    @CheckReturnValue
    public ScheduleBuilder abandonAfter(Duration grace) {
        ensureUnused();
        start.abandonAfter(notNegative("abandonAfter", grace));
        process = process.abandonAfter(grace);
        return this;
    }

    /**
     * Declares that the children of the schedule rely on its calls: a schedule that is closing goes
     * on calling until they have closed, that is until {@link GoProcess#childrenClosed()} is
     * raised. In this way a lease is renewed until the work that depends on it has ended.
     *
     * <p>The calls are asked to close at that moment, and {@link #interruptAfter} and {@link
     * #abandonAfter} count from it. They are not children of the schedule, but of a separate
     * process, named after it, that the schedule closes and waits for before its teardown.
     *
     * @return this
     */
    @CheckReturnValue
    public ScheduleBuilder untilChildrenClosed() {
        ensureUnused();
        start.untilChildrenClosed();
        process = process.untilChildrenClosed();
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
        return open(timed(pauses(interval), function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#everyGo(Duration, ProcessFunction)}.
     *
     * @param interval the minimum time between the starts of two calls
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule everyGo(Duration interval, ProcessFunction function) {
        return open(timed(pauses(interval), function), true);
    }

    /**
     * Opens a schedule as {@link Periodic#tick(Duration, ProcessFunction)}.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tick(Duration interval, ProcessFunction function) {
        return open(timed(ticks(interval), function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#tickGo(Duration, ProcessFunction)}.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tickGo(Duration interval, ProcessFunction function) {
        return open(timed(ticks(interval), function), true);
    }

    /**
     * Opens a schedule as {@link Periodic#ticker(BlockingQueue, ProcessFunction)}.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule ticker(BlockingQueue<?> ticks, ProcessFunction function) {
        return open(elements(ticks, function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#ticker(BlockingQueue, ElementFunction)}.
     *
     * @param <T> the type of the elements
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public <T> Schedule ticker(
            BlockingQueue<? extends T> ticks, ElementFunction<? super T> function) {
        return open(elements(ticks, function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#tickerGo(BlockingQueue, ProcessFunction)}.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule tickerGo(BlockingQueue<?> ticks, ProcessFunction function) {
        return open(elements(ticks, function), true);
    }

    /**
     * Opens a schedule as {@link Periodic#tickerGo(BlockingQueue, ElementFunction)}.
     *
     * @param <T> the type of the elements
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public <T> Schedule tickerGo(
            BlockingQueue<? extends T> ticks, ElementFunction<? super T> function) {
        return open(elements(ticks, function), true);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignal(BlockingQueue, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule onSignal(BlockingQueue<?> signals, ProcessFunction function) {
        return open(elements(signals, function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignal(BlockingQueue, ElementFunction)}.
     *
     * @param <T> the type of the elements
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public <T> Schedule onSignal(
            BlockingQueue<? extends T> signals, ElementFunction<? super T> function) {
        return open(elements(signals, function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignal(Signal, ProcessFunction)}.
     *
     * @param signal makes the one call when it is raised
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule onSignal(Signal signal, ProcessFunction function) {
        given(signal, "signal");
        given(function, "function");
        ensureNoFirstCall();
        return open(new SignalCall(signal, function), false);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignalGo(BlockingQueue, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public Schedule onSignalGo(BlockingQueue<?> signals, ProcessFunction function) {
        return open(elements(signals, function), true);
    }

    /**
     * Opens a schedule as {@link Periodic#onSignalGo(BlockingQueue, ElementFunction)}.
     *
     * @param <T> the type of the elements
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public <T> Schedule onSignalGo(
            BlockingQueue<? extends T> signals, ElementFunction<? super T> function) {
        return open(elements(signals, function), true);
    }

    private Trigger pauses(Duration interval) {
        long nanos = nanos(interval);
        long first = startNow ? 0 : nanos;
        return new Trigger() {
            private long pause = first;

            @Override
            public boolean awaitDue(Signal closing) throws InterruptedException {
                boolean due = clock.pause(pause, closing);
                pause = nanos;
                return due;
            }
        };
    }

    private Trigger ticks(Duration interval) {
        long nanos = nanos(interval);
        return new TickTrigger(clock, nanos, startNow ? 0 : nanos);
    }

    private CallSource timed(Trigger trigger, ProcessFunction function) {
        return new TimedCalls(trigger, given(function, "function"));
    }

    private CallSource elements(BlockingQueue<?> queue, ProcessFunction function) {
        given(function, "function");
        return elements(queue, (call, element) -> function.run(call));
    }

    private <T> CallSource elements(
            BlockingQueue<? extends T> queue, ElementFunction<? super T> function) {
        given(queue, "queue");
        given(function, "function");
        ensureNoFirstCall();
        // Only an interrupt ends a wait on a queue of the user.
        process = process.interruptAfter(Duration.ZERO);
        return new ElementCalls<T>(queue, function);
    }

    private long nanos(Duration interval) {
        given(interval, "interval");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    this + ": the interval must be longer than zero, but is " + shown(interval));
        }
        // At most 292 years. Such a schedule never makes a call, and closes like any other.
        return TimeUnit.NANOSECONDS.convert(interval);
    }

    private Duration notNegative(String method, Duration grace) {
        if (given(grace, "grace").isNegative()) {
            throw new IllegalArgumentException(
                    this
                            + ": the time of "
                            + method
                            + " must not be negative, but is "
                            + shown(grace));
        }
        return grace;
    }

    private static String shown(Duration time) {
        return ProcessProvider.installed().shown(time);
    }

    /** Its name, as messages show it. */
    @Override
    public String toString() {
        return ProcessProvider.installed().shown(name);
    }

    private void ensureNoFirstCall() {
        if (startNow) {
            throw new IllegalStateException(
                    this
                            + ": startNow is for every and tick: there is no element, and no"
                            + " signal, for a call at once");
        }
    }

    private void ensureUnused() {
        if (used) {
            throw new IllegalStateException(this + ": this builder has opened a schedule already");
        }
    }

    private Schedule open(CallSource source, boolean overlapping) {
        ensureUnused();
        CallFailures failures = new CallFailures();
        CallLoop loop = new CallLoop(source, start, overlapping, stopOnFailure, failures);
        used = true;
        return new Schedule(process.go(loop), failures);
    }

    private <A> A given(@Nullable A argument, String role) {
        if (argument == null) {
            throw new NullPointerException(this + ": the " + role + " must not be null");
        }
        return argument;
    }
}
