package goprocess.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Something that happens once and stays happened; Go's {@code <-chan struct{}} that is closed and
 * never sent to.
 *
 * <p>What the process did before a signal was raised happens before every way to learn that it was.
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
     * Waits until it is raised, but not longer than the timeout; the {@code select} with a timer.
     *
     * @param timeout how long; zero or less does not wait, more than the clock can hold waits for
     *     ever
     * @return whether it was raised
     * @throws NullPointerException if {@code timeout} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the flag
     *     is then clear
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Runs an action once it is raised, at once if it was already.
     *
     * <p>The action runs on the thread that raises the signal, or on the caller's if it was raised,
     * after all states and counts have changed; actions are queued, never nested. It should be
     * short and must not wait: {@code close} (with a timeout too, unless that does not wait),
     * {@code closeAfterChildren} and {@code err} of a process that is not closed throw {@link
     * IllegalStateException} there. What it throws is logged. The closing actions of a process have
     * returned before its teardown begins.
     *
     * @param action what to run, once
     * @return takes the action back
     * @throws NullPointerException if {@code action} is null
     */
    Registration onRaised(Runnable action);

    /**
     * A future that completes with null when this is raised; Go's {@code OnClosingContext} and
     * {@code OnClosedContext}. Each call returns a fresh one. To complete or cancel it changes
     * nothing here, and lets go of it; one that is neither is kept until this is raised. So a loop
     * that waits again and again, for this or for something else, does not make a future each time:
     * it waits for {@link #anyOf}, which leaves nothing behind.
     *
     * @return a new future
     */
    CompletableFuture<Void> toFuture();

    /**
     * A signal that is raised as soon as one of the given is; a {@code select} over several. It
     * holds on to nothing but while somebody waits or is registered. Of no signals it is never
     * raised.
     *
     * @param signals to look at
     * @return the signal
     * @throws NullPointerException if {@code signals} or one of them is null
     */
    static Signal anyOf(Signal... signals) {
        return new AnySignal(signals);
    }

    /** An action that is registered with a signal. */
    interface Registration {
        /** Takes the action back. It does not run any more, unless it is running or has run. */
        void cancel();
    }
}
