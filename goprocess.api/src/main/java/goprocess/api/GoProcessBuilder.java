package goprocess.api;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;

/**
 * Describes a new process before it is opened. {@link GoProcesses#named} returns one; it is used
 * once, by one thread. Its methods reject invalid arguments at once. {@link #open} and {@link #go}
 * check the states of the other processes. If they throw, nothing is left behind: no link is made,
 * and neither the teardown nor the function runs.
 *
 * <p>Every method throws {@link IllegalStateException} after {@link #open} or {@link #go}.
 */
public interface GoProcessBuilder {
    /**
     * Makes the new process a child, as {@link GoProcess#addChild}, before its function starts.
     * Each call adds a parent.
     *
     * @param parent closes the new process, and waits for it
     * @return this
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     */
    @CheckReturnValue
    GoProcessBuilder parent(GoProcess parent);

    /**
     * Makes the new process close after the other one, as {@link GoProcess#waitFor}.
     *
     * @param other the process to wait for
     * @return this
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is not a process of the library
     */
    @CheckReturnValue
    GoProcessBuilder waitFor(GoProcess other);

    /**
     * Sets what the new process does last, as {@link GoProcess#setTeardown}.
     *
     * @param teardown runs exactly once, after the function and everything waited for
     * @return this
     * @throws NullPointerException if {@code teardown} is null
     * @throws IllegalStateException if a teardown was already given
     */
    @CheckReturnValue
    GoProcessBuilder teardown(Teardown teardown);

    /**
     * Makes the other process begin to close when the function or the teardown of the new one
     * fails. Without it a failure closes no other process.
     *
     * @param other the process that cannot go on without this one; often its parent
     * @return this
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is not a process of the library
     */
    @CheckReturnValue
    GoProcessBuilder closeOnFailure(GoProcess other);

    /**
     * Sets the factory that makes the thread of the function. The default is a virtual thread named
     * after the process.
     *
     * @param factory is called once, by {@link #go}, on the calling thread
     * @return this
     * @throws NullPointerException if {@code factory} is null
     */
    @CheckReturnValue
    GoProcessBuilder threadFactory(ThreadFactory factory);

    /**
     * Interrupts the function if it still runs this long after closing began: once, and never
     * outside the function. What the function throws as an answer to that interrupt then does not
     * count as a failure: {@link InterruptedException}, {@link java.io.InterruptedIOException}
     * (except {@link java.net.SocketTimeoutException}), {@link
     * java.nio.channels.ClosedByInterruptException}, {@link
     * java.nio.channels.FileLockInterruptionException}, any of these as a cause, and whatever it
     * throws while the interrupt flag is set.
     *
     * <p>An interrupt closes a {@link java.nio.channels.FileChannel} in which the function is
     * blocked, for all who use it. If others share the channel, open one for the function alone, or
     * end the function in another way.
     *
     * @param grace zero interrupts as soon as closing begins; a time longer than the clock can hold
     *     never does
     * @return this
     * @throws NullPointerException if {@code grace} is null
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    @CheckReturnValue
    GoProcessBuilder interruptAfter(Duration grace);

    /**
     * Abandons the function if it still runs this long after closing began, and the teardown if it
     * still runs this long after it began; see {@link GoProcess#abandon()}.
     *
     * @param grace zero abandons at once; a time longer than the clock can hold never does
     * @return this
     * @throws NullPointerException if {@code grace} is null
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    @CheckReturnValue
    GoProcessBuilder abandonAfter(Duration grace);

    /**
     * Declares that other processes use the function: it goes on until {@link
     * GoProcess#childrenClosed()}, so {@link #interruptAfter} and {@link #abandonAfter} count from
     * then.
     *
     * @return this
     */
    @CheckReturnValue
    GoProcessBuilder untilChildrenClosed();

    /**
     * Makes the new process wait, once its function has returned, until its children have closed by
     * themselves, as {@link GoProcess#go(ProcessFunction)} does. Without it the children are
     * closed.
     *
     * @return this
     */
    @CheckReturnValue
    GoProcessBuilder closeAfterChildren();

    /**
     * Closes the new process when a stage completes, as {@link ProcessFutures#closeWhen}; Go's
     * {@code WithContext} and, with {@link #teardown}, {@code WithContextAndTeardown}. If several
     * stages are given, the first that completes closes it.
     *
     * @param stage when it completes, normally or exceptionally, the process begins to close
     * @return this
     * @throws NullPointerException if {@code stage} is null
     * @throws UnsupportedOperationException if the stage has no {@link
     *     CompletionStage#toCompletableFuture()}
     */
    @CheckReturnValue
    GoProcessBuilder closeWhen(CompletionStage<?> stage);

    /**
     * Closes the new process this long after it was opened, unless it has begun to close by then.
     * This is a deadline; Go's context with a timeout. A second call replaces the first.
     *
     * @param time zero closes it as it is opened; a time longer than the clock can hold never does
     * @return this
     * @throws NullPointerException if {@code time} is null
     * @throws IllegalArgumentException if {@code time} is negative
     */
    @CheckReturnValue
    GoProcessBuilder closeAfter(Duration time);

    /**
     * Closes the new process when one of the operating system's signals arrives, as {@link
     * GoProcesses#withSignals}. Several calls add up.
     *
     * @param signals their names, such as {@code "TERM"} or {@code "SIGTERM"}
     * @return this
     * @throws NullPointerException if a name is null
     * @throws IllegalArgumentException if there is no name, or one that does not exist on this
     *     system; if a signal cannot be caught, {@link #open} and {@link #go} throw this, and no
     *     handler is installed
     */
    @CheckReturnValue
    GoProcessBuilder closeOnSignals(String... signals);

    /**
     * Closes the new process when the JVM shuts down, as {@link GoProcesses#withShutdownHook}.
     * There is one timeout, counted from the beginning of the close, whatever began it. When it
     * expires, what is still open is named in the log, and with {@link #exitWhenClosed} the JVM
     * ends with status 1.
     *
     * @param timeout how long the close may take; zero does not wait, a time longer than the clock
     *     can hold waits indefinitely
     * @return this
     * @throws NullPointerException if {@code timeout} is null
     * @throws IllegalArgumentException if {@code timeout} is negative
     * @throws IllegalStateException if a timeout was already given; {@link #open} and {@link #go}
     *     throw it if the JVM is already shutting down
     */
    @CheckReturnValue
    GoProcessBuilder closeOnShutdown(Duration timeout);

    /**
     * Keeps the JVM alive until the new process is closed, and then ends it: for a program that
     * owns its JVM. Returning from {@code main} closes nothing. If the thread that opened the
     * process ends with an uncaught exception, the process fails with that.
     *
     * <p>The JVM ends when the callbacks of {@link GoProcess#closed()} have returned and the thread
     * that opened the process has ended, at most a second after closing. Its status is 1 if {@link
     * GoProcess#err()} is present; otherwise 128 plus the number of the signal that began the
     * close, as in a JVM without signal handlers; otherwise 0. If the JVM is already shutting down,
     * it keeps its own status. With the system property {@code goprocess.exit=off} all of this
     * happens except the exit.
     *
     * <p>Only one such process can be open at a time: {@link #open} and {@link #go} throw {@link
     * IllegalStateException} if the JVM has another one, even one of another copy of the library.
     *
     * @return this
     */
    @CheckReturnValue
    GoProcessBuilder exitWhenClosed();

    /**
     * Opens the process, without a function.
     *
     * @return the process; already closing if a parent is
     * @throws IllegalStateException if the teardown of a parent has begun or it is closed; or if
     *     {@link #threadFactory}, {@link #interruptAfter} or {@link #closeAfterChildren} was
     *     called, which need a function
     */
    GoProcess open();

    /**
     * Opens the process and starts its function. It closes when the function ends.
     *
     * <p>If the thread cannot be started, because the factory throws, or returns null or a thread
     * that was already started, this method throws, the function never runs, and the process closes
     * with that error.
     *
     * @param function runs on a thread of its own; it is given the process
     * @return the process
     * @throws NullPointerException if {@code function} is null
     * @throws IllegalStateException if the teardown of a parent has begun or it is closed; or if
     *     the thread factory returned null or a started thread
     */
    GoProcess go(ProcessFunction function);
}
