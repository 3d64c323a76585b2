package goprocess.periodic;

import goprocess.api.CheckReturnValue;
import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/**
 * Calls a function repeatedly; the functions of Go's {@code periodic} package.
 *
 * <p>Each method opens a {@link Schedule}: a process that runs each call in a child of its own, as
 * {@link GoProcess#go(ProcessFunction)} does, and is closed like any other. A call ends when its
 * function has returned and its own children have closed. Closing the schedule stops it at once,
 * whatever it waits for. It closes the running calls and waits for them, but interrupts none
 * without {@link ScheduleBuilder#interruptAfter}. Once the schedule has begun to close, no function
 * starts, except for an element that was already taken from a queue. A running function should
 * return soon after {@code call.closing()} is raised.
 *
 * <table class="plain">
 * <caption>When a call starts</caption>
 * <thead><tr><th scope="col">one at a time</th><th scope="col">calls may overlap</th><th
 * scope="col">when</th></tr></thead>
 * <tbody>
 * <tr><td>{@code every}</td><td>{@code everyGo}</td><td>an interval after the last call ended, or
 * started</td></tr>
 * <tr><td>{@code tick}</td><td>{@code tickGo}</td><td>at a fixed rate</td></tr>
 * <tr><td>{@code ticker}, {@code onSignal}</td><td>{@code tickerGo}, {@code onSignalGo}</td><td>for
 * each element of a queue</td></tr>
 * </tbody>
 * </table>
 *
 * <p><b>A call that throws does not stop the schedule.</b> The failure is logged, counted and kept
 * as {@link Schedule#lastFailure()}. For the opposite policy, for names and for all other settings,
 * start at {@link #named}.
 *
 * <p><b>Time</b> is {@link System#nanoTime()}: setting the wall clock changes nothing. While the
 * machine sleeps, that clock stands still on Linux and macOS: the schedule waits for the rest of
 * the interval afterwards. On Windows the clock goes on, and the calls that fell due meanwhile
 * become one immediate call. An interval longer than the clock can hold, which is 292 years, never
 * passes.
 *
 * <p>An idle schedule costs one parked virtual thread and no other thread. The number of
 * overlapping calls is not limited; for a limit use {@code goprocess.ratelimit}.
 *
 * <p>All methods throw {@link NullPointerException} if an argument is null, {@link
 * IllegalArgumentException} if the interval is not longer than zero or the parent is not a process
 * of the library, and {@link IllegalStateException} if the teardown of the parent has begun or it
 * is closed; the function then never runs.
 */
public final class Periodic {
    private Periodic() {}

    /**
     * Describes a schedule with more than the basic settings. Its calls are named after it, such as
     * {@code report-call}.
     *
     * @param name of the schedule; not blank, not necessarily unique
     * @return a builder for one schedule
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank
     */
    @CheckReturnValue
    public static ScheduleBuilder named(String name) {
        return new ScheduleBuilder(name, Clock.SYSTEM);
    }

    /**
     * Calls a function, one call at a time, and waits at least the interval before the first call
     * and after each one; Go's {@code Every}.
     *
     * @param interval between calls
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule every(Duration interval, ProcessFunction function) {
        return named("every").every(interval, function);
    }

    /**
     * As {@link #every(Duration, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param interval between calls
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule every(GoProcess parent, Duration interval, ProcessFunction function) {
        return named("every").parent(parent).every(interval, function);
    }

    /**
     * Starts a call whenever the interval has passed, whether or not the one before has ended; Go's
     * {@code EveryGo}. The time it takes to start a call adds to the interval; {@link
     * #tickGo(Duration, ProcessFunction)} does not drift.
     *
     * @param interval the minimum time between the starts of two calls
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule everyGo(Duration interval, ProcessFunction function) {
        return named("everyGo").everyGo(interval, function);
    }

    /**
     * As {@link #everyGo(Duration, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param interval the minimum time between the starts of two calls
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule everyGo(GoProcess parent, Duration interval, ProcessFunction function) {
        return named("everyGo").parent(parent).everyGo(interval, function);
    }

    /**
     * Calls a function at a fixed rate, one call at a time; Go's {@code Tick}. Ticks fall due at
     * the multiples of the interval since this method was called. If ticks fall due while a call
     * runs, one of them is kept: the next call starts as soon as that call ends, and the call after
     * it is on time again.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tick(Duration interval, ProcessFunction function) {
        return named("tick").tick(interval, function);
    }

    /**
     * As {@link #tick(Duration, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tick(GoProcess parent, Duration interval, ProcessFunction function) {
        return named("tick").parent(parent).tick(interval, function);
    }

    /**
     * Starts a call at each tick, whether or not the one before has ended; Go's {@code TickGo}.
     * Ticks fall due at the multiples of the interval since this method was called; several that
     * were missed, because the machine was too busy, become one.
     *
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tickGo(Duration interval, ProcessFunction function) {
        return named("tickGo").tickGo(interval, function);
    }

    /**
     * As {@link #tickGo(Duration, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param interval between two ticks
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tickGo(GoProcess parent, Duration interval, ProcessFunction function) {
        return named("tickGo").parent(parent).tickGo(interval, function);
    }

    /**
     * Calls a function once for each element of a queue, one call at a time; Go's {@code Ticker},
     * with a queue for its channel. Elements wait in the queue while a call runs.
     *
     * <p><b>No element is lost.</b> The schedule makes the call for each element that it has taken,
     * even if it has begun to close in the meantime. The process of such a call is already closing
     * when its function starts. Once the schedule has seen that it is closing, it takes no more
     * elements; the others stay in the queue. The queue must keep the contract of {@link
     * BlockingQueue#take()}: when it throws {@link InterruptedException}, it has taken nothing. Any
     * other exception from the queue closes the schedule, and becomes its failure.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule ticker(BlockingQueue<?> ticks, ProcessFunction function) {
        return named("ticker").ticker(ticks, function);
    }

    /**
     * As {@link #ticker(BlockingQueue, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule ticker(
            GoProcess parent, BlockingQueue<?> ticks, ProcessFunction function) {
        return named("ticker").parent(parent).ticker(ticks, function);
    }

    /**
     * As {@link #ticker(BlockingQueue, ProcessFunction)}, with a function that is given the
     * element.
     *
     * @param <T> the type of the elements
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule ticker(
            BlockingQueue<? extends T> ticks, ElementFunction<? super T> function) {
        return named("ticker").ticker(ticks, function);
    }

    /**
     * As {@link #ticker(BlockingQueue, ElementFunction)}, in a child.
     *
     * @param <T> the type of the elements
     * @param parent closes the schedule, and waits for it
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule ticker(
            GoProcess parent,
            BlockingQueue<? extends T> ticks,
            ElementFunction<? super T> function) {
        return named("ticker").parent(parent).ticker(ticks, function);
    }

    /**
     * Starts a call for each element of a queue as soon as it is there, whether or not the one
     * before has ended; Go's {@code TickerGo}. Otherwise as {@link #ticker(BlockingQueue,
     * ProcessFunction)}.
     *
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tickerGo(BlockingQueue<?> ticks, ProcessFunction function) {
        return named("tickerGo").tickerGo(ticks, function);
    }

    /**
     * As {@link #tickerGo(BlockingQueue, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param ticks one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule tickerGo(
            GoProcess parent, BlockingQueue<?> ticks, ProcessFunction function) {
        return named("tickerGo").parent(parent).tickerGo(ticks, function);
    }

    /**
     * As {@link #tickerGo(BlockingQueue, ProcessFunction)}, with a function that is given the
     * element.
     *
     * @param <T> the type of the elements
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule tickerGo(
            BlockingQueue<? extends T> ticks, ElementFunction<? super T> function) {
        return named("tickerGo").tickerGo(ticks, function);
    }

    /**
     * As {@link #tickerGo(BlockingQueue, ElementFunction)}, in a child.
     *
     * @param <T> the type of the elements
     * @param parent closes the schedule, and waits for it
     * @param ticks one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule tickerGo(
            GoProcess parent,
            BlockingQueue<? extends T> ticks,
            ElementFunction<? super T> function) {
        return named("tickerGo").parent(parent).tickerGo(ticks, function);
    }

    /**
     * Calls a function once for each element of a queue, one call at a time; Go's {@code OnSignal},
     * with a queue for its channel. In Go it differs from {@code Ticker} in the type of the
     * channel; here it only has another name. See {@link #ticker(BlockingQueue, ProcessFunction)}.
     * For a {@link Signal} of a process, see {@link #onSignal(Signal, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignal(BlockingQueue<?> signals, ProcessFunction function) {
        return named("onSignal").onSignal(signals, function);
    }

    /**
     * As {@link #onSignal(BlockingQueue, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignal(
            GoProcess parent, BlockingQueue<?> signals, ProcessFunction function) {
        return named("onSignal").parent(parent).onSignal(signals, function);
    }

    /**
     * As {@link #onSignal(BlockingQueue, ProcessFunction)}, with a function that is given the
     * element.
     *
     * @param <T> the type of the elements
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule onSignal(
            BlockingQueue<? extends T> signals, ElementFunction<? super T> function) {
        return named("onSignal").onSignal(signals, function);
    }

    /**
     * As {@link #onSignal(BlockingQueue, ElementFunction)}, in a child.
     *
     * @param <T> the type of the elements
     * @param parent closes the schedule, and waits for it
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule onSignal(
            GoProcess parent,
            BlockingQueue<? extends T> signals,
            ElementFunction<? super T> function) {
        return named("onSignal").parent(parent).onSignal(signals, function);
    }

    /**
     * Calls a function once, when a {@link Signal} is raised. The schedule closes after that call,
     * because a signal is raised only once. If the schedule is closing when it sees the signal, no
     * call is made.
     *
     * @param signal the call is made when it is raised; at once if it already is
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignal(Signal signal, ProcessFunction function) {
        return named("onSignal").onSignal(signal, function);
    }

    /**
     * As {@link #onSignal(Signal, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param signal the call is made when it is raised; at once if it already is
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignal(GoProcess parent, Signal signal, ProcessFunction function) {
        return named("onSignal").parent(parent).onSignal(signal, function);
    }

    /**
     * Starts a call for each element of a queue as soon as it is there, whether or not the one
     * before has ended; Go's {@code OnSignalGo}, with a queue for its channel. See {@link
     * #tickerGo(BlockingQueue, ProcessFunction)}.
     *
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignalGo(BlockingQueue<?> signals, ProcessFunction function) {
        return named("onSignalGo").onSignalGo(signals, function);
    }

    /**
     * As {@link #onSignalGo(BlockingQueue, ProcessFunction)}, in a child.
     *
     * @param parent closes the schedule, and waits for it
     * @param signals one call for each element
     * @param function is given the process of the call
     * @return the schedule
     */
    public static Schedule onSignalGo(
            GoProcess parent, BlockingQueue<?> signals, ProcessFunction function) {
        return named("onSignalGo").parent(parent).onSignalGo(signals, function);
    }

    /**
     * As {@link #onSignalGo(BlockingQueue, ProcessFunction)}, with a function that is given the
     * element.
     *
     * @param <T> the type of the elements
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule onSignalGo(
            BlockingQueue<? extends T> signals, ElementFunction<? super T> function) {
        return named("onSignalGo").onSignalGo(signals, function);
    }

    /**
     * As {@link #onSignalGo(BlockingQueue, ElementFunction)}, in a child.
     *
     * @param <T> the type of the elements
     * @param parent closes the schedule, and waits for it
     * @param signals one call for each element
     * @param function is given the process of the call, and the element
     * @return the schedule
     */
    public static <T> Schedule onSignalGo(
            GoProcess parent,
            BlockingQueue<? extends T> signals,
            ElementFunction<? super T> function) {
        return named("onSignalGo").parent(parent).onSignalGo(signals, function);
    }
}
