package goprocess.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A one-time event: once raised, it stays raised. In Go it is a {@code <-chan struct{}} that is
 * closed and never sent to.
 *
 * <p>What a process did before its signal was raised <em>happens before</em> the return of every
 * method that reports the signal as raised.
 */
public interface Signal {
    /**
     * Whether it was raised. Once true, it stays true.
     *
     * @return whether it was raised
     */
    boolean isRaised();

    /**
     * Waits until it is raised; Go's {@code <-signal}.
     *
     * @throws InterruptedException if the thread is interrupted before or while it waits; the flag
     *     is then clear
     */
    void await() throws InterruptedException;

    /**
     * Waits until it is raised, up to a timeout; Go's {@code select} with a timer.
     *
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @return whether it was raised
     * @throws NullPointerException if {@code timeout} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the flag
     *     is then clear
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Runs an action when it is raised, or at once if it already is.
     *
     * <p>The actions of one signal of a process run on one thread of the library, one after the
     * other, in the order in which they were registered. They never run on the thread that raised
     * the signal. If an action is registered when the signal is already raised, it runs on the
     * registering thread. Before any of them runs, all states and counts have changed. The teardown
     * of a process begins only when its closing actions have returned. They are part of its work:
     * an action that waits for its own process gets a {@link DeadlockException}; any other wait is
     * allowed. An action that does not return holds up its process, and nothing else. What an
     * action throws is logged.
     *
     * @param action what to run, once
     * @return a registration; cancelling it withdraws the action
     * @throws NullPointerException if {@code action} is null
     */
    Registration onRaised(Runnable action);

    /**
     * A future that completes with null when this is raised; Go's {@code OnClosingContext} and
     * {@code OnClosedContext}. Each call returns a new one. Completing or cancelling the future
     * does not affect the signal, which then releases the future. Otherwise the signal retains it
     * until it is raised. So a loop that waits again and again for this signal or for something
     * else should not make a future each time. It should wait for {@link #anyOf}, which leaves
     * nothing behind.
     *
     * @return a new future
     */
    CompletableFuture<Void> toFuture();

    /**
     * A signal that is raised as soon as one of the given signals is raised; Go's {@code select}
     * over several channels. It retains nothing except while a thread waits or an action is
     * registered. Without any signals it is never raised.
     *
     * @param signals the signals to combine
     * @return the signal
     * @throws NullPointerException if {@code signals} or one of them is null
     */
    static Signal anyOf(Signal... signals) {
        return new AnySignal(signals);
    }

    /** An action that is registered with a signal. */
    interface Registration {
        /** Withdraws the action. It will not run, unless it is already running or has run. */
        void cancel();
    }
}
