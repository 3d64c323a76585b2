package goprocess.api;

import java.time.Duration;
import java.util.Optional;

/**
 * A unit of work with a lifecycle; Go's {@code Process}.
 *
 * <p>A process is {@linkplain State#RUNNING running}, then {@linkplain State#CLOSING closing}, then
 * {@linkplain State#CLOSED closed}. It begins to close when one of its close methods is called,
 * when a parent begins to close, when its function ends (see {@link #go(ProcessFunction)}), or when
 * a signal it listens to arrives. It then asks its children to close, waits for its function and
 * for everything it depends on, runs its teardown, once, and is closed.
 *
 * <p>Processes form a directed acyclic graph: a child may have several parents. A process holds
 * references to the open processes it is linked with; a closed process holds none, and no process
 * holds one to it.
 *
 * <p>All methods may be called by any thread, in any state unless stated otherwise, also from the
 * process's own function or teardown. No user code runs under a lock of the library, and no
 * function and no teardown runs on a thread that calls {@link #addChild}, {@link #addChildNoWait},
 * {@link #waitFor}, {@link #closeAsync} or {@link #close(Duration)}. A method that waits is not cut
 * short by an interrupt: it continues to wait, and sets the interrupt flag again before it returns.
 * Arguments are checked first, then the state of this process, then the other's.
 *
 * <p>This interface is implemented by the library. To give a type of your own the methods of a
 * process, extend {@link ForwardingProcess}; any other implementation is refused with {@link
 * IllegalArgumentException} where a process is taken.
 */
public interface GoProcess extends AutoCloseable {
    /**
     * Makes this process close after the other one; Go's {@code WaitFor}. If the other is already
     * closed, there is nothing to wait for. Making the same link twice is harmless.
     *
     * <p>A cycle of waits is allowed, as in Go, and its processes never close; {@code
     * goprocess.debug} names it.
     *
     * @param other the process to wait for; it is not asked to close
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if {@code other} is this process, or not a process of the
     *     library
     * @throws IllegalStateException if the teardown of this process has begun, or it is closed
     */
    void waitFor(GoProcess other);

    /**
     * Makes the child begin to close when this process begins to close; Go's {@code
     * AddChildNoWait}. This process does not wait for it. If this process has begun to close, or is
     * closed, the child begins to close before the call returns.
     *
     * @param child the process to be closed with this one
     * @throws NullPointerException if {@code child} is null
     * @throws IllegalArgumentException if {@code child} is this process, or not a process of the
     *     library
     */
    void addChildNoWait(GoProcess child);

    /**
     * Makes the child begin to close when this process begins to close, and makes this process
     * close after it; Go's {@code AddChild}. If this process has begun to close, the child begins
     * to close before the call returns. If the child is already closed, there is nothing to do.
     *
     * @param child the process to be closed with, and before, this one
     * @throws NullPointerException if {@code child} is null
     * @throws IllegalArgumentException if {@code child} is this process, or not a process of the
     *     library
     * @throws IllegalStateException if the teardown of this process has begun, or it is closed; the
     *     child is untouched
     */
    void addChild(GoProcess child);

    /**
     * Runs a function in a new child of this process; Go's {@code Go}.
     *
     * <p>When the function returns, the child closes after its own children closed by themselves,
     * as if by {@link #closeAfterChildren}; if it throws, as if by {@link #closeAsync}. If this
     * process has begun to close, the child is already closing when its function starts.
     *
     * @param function runs on a new virtual thread; it is given the child
     * @return the child
     * @throws NullPointerException if {@code function} is null
     * @throws IllegalStateException if the teardown of this process has begun, or it is closed; the
     *     function never runs
     */
    GoProcess go(ProcessFunction function);

    /**
     * Does the same as {@link #go(ProcessFunction)}, with a name for the child.
     *
     * @param name the child's name, not blank; also the name of its thread
     * @param function runs on a new virtual thread; it is given the child
     * @return the child
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code name} is blank
     * @throws IllegalStateException if the teardown of this process has begun, or it is closed; the
     *     function never runs
     */
    GoProcess go(String name, ProcessFunction function);

    /**
     * Sets what this process does last; Go's {@code SetTeardown}. A process has one teardown; a
     * second one is refused.
     *
     * <p>If this process has no teardown and is closed, or past the point where a teardown would
     * have run, the given one runs at once on the calling thread. Its failure is then thrown to the
     * caller; {@link #err()} does not change.
     *
     * @param teardown runs exactly once
     * @throws NullPointerException if {@code teardown} is null
     * @throws IllegalStateException if this process has a teardown, or is {@link
     *     GoProcesses#background()}
     * @throws CloseException if the teardown ran at once, and failed
     */
    void setTeardown(Teardown teardown);

    /**
     * Closes this process and waits until it is closed; Go's {@code Close}. When the call that
     * began the close returns, all descendants have begun to close. A further call waits, and
     * returns or throws in the same way.
     *
     * <p>The wait is not cut short by an interrupt, and an interrupt of the calling thread is not
     * passed on to what closes (unlike in {@link java.util.concurrent.ExecutorService#close}). The
     * calling thread may run the teardown of this process itself, with its interrupt flag cleared;
     * an interrupt that comes in the middle of that teardown reaches it. A thread that others may
     * interrupt at any time calls {@link #close(Duration)} or {@link #closeAsync()}, which run no
     * teardown on it.
     *
     * @throws CloseException if the function or teardown failed, with that failure as its cause
     * @throws DeadlockException if this thread runs the function or the teardown of this process or
     *     of something it waits for; it has begun to close nevertheless
     * @throws IllegalStateException if called by a listener of the library while this process is
     *     not closed; it has begun to close nevertheless
     */
    @Override
    void close();

    /**
     * Closes this process and waits until it is closed, up to a timeout. If it is not closed by
     * then, it goes on closing.
     *
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @throws NullPointerException if {@code timeout} is null
     * @throws CloseTimeoutException if it was not closed in time; the message names what is still
     *     open
     * @throws CloseException if the function or teardown failed, with that failure as its cause
     * @throws DeadlockException as {@link #close()}, unless the timeout is zero or less
     * @throws IllegalStateException as {@link #close()}, unless the timeout is zero or less
     */
    void close(Duration timeout);

    /**
     * Begins to close this process and does not wait; Go's {@code go p.Close()}. When the call that
     * began the close returns, all descendants have begun to close.
     *
     * @return {@link #closed()}
     */
    Signal closeAsync();

    /**
     * Closes this process once everything it waits for has closed by itself, including its own
     * function and whatever is added in the meantime, and waits until it is closed; Go's {@code
     * CloseAfterChildren}. The request stands even if this call throws.
     *
     * @throws CloseException if the function or teardown failed, with that failure as its cause
     * @throws DeadlockException as {@link #close()}; the request stands
     * @throws IllegalStateException if called by a listener of the library while this process is
     *     not closed; the request stands
     */
    void closeAfterChildren();

    /**
     * Abandons whatever holds up the close of this process now, so that everything that waits for
     * it can close in order. In this process and in everything it waits for, the following is
     * abandoned:
     *
     * <ul>
     *   <li>functions, teardowns and callbacks that run, healthy ones too: to spare the healthy
     *       ones, call this method on the stuck process;
     *   <li>functions that have not begun, which then never run;
     *   <li>links to running processes that nobody closes, {@link GoProcesses#background()}
     *       included;
     *   <li>one link of each cycle of {@link #waitFor}.
     * </ul>
     *
     * <p>Abandoned work goes on running on its thread, but is no longer waited for: it has no
     * guarantee of order or memory visibility, and what it throws later is logged. If it ends just
     * as it is abandoned, exactly one of the two takes effect. Each process whose work was
     * abandoned fails with an {@link AbandonedException} that has the stack trace of the thread.
     * This process fails with one that names all of them. A call of {@link #close()} that runs a
     * teardown on its own thread returns when that teardown ends.
     *
     * @throws IllegalStateException if this process is running: close it first. On a closed process
     *     the call has no effect
     */
    void abandon();

    /**
     * The signal that is raised when this process begins to close; Go's {@code Closing}.
     *
     * @return the signal; it may be a new object each time
     */
    Signal closing();

    /**
     * The signal that is raised when two things are true: everything this process waits for, except
     * its own function, has closed; and this process has begun to close, or was asked to by {@link
     * #closeAfterChildren}. Go's {@code childrenDone}. It is raised, and its callbacks return,
     * before the teardown begins. A child that is added later does not reset it.
     *
     * <p>A function that other processes use, such as the function of a worker under a server,
     * should go on until this signal is raised. Any other function should end when {@link
     * #closing()} is raised.
     *
     * @return the signal; it may be a new object each time. For {@link GoProcesses#background()} it
     *     is never raised
     */
    Signal childrenClosed();

    /**
     * The signal that is raised when this process is closed; Go's {@code Closed}. Waiting for it
     * does not close the process.
     *
     * @return the signal; it may be a new object each time
     */
    Signal closed();

    /**
     * Waits until this process is closed, and returns its failure; Go's {@code Err}. It does not
     * close the process.
     *
     * @return what its function threw, with the failure of its teardown as a suppressed exception;
     *     otherwise what its teardown threw; empty if neither failed
     * @throws DeadlockException as {@link #close()}; the call has no effect
     * @throws IllegalStateException if called by a listener of the library while this process is
     *     not closed; the call has no effect
     */
    Optional<Throwable> err();

    /**
     * Returns what has failed so far, without waiting.
     *
     * @return what {@link #err()} would return if this process were closed now
     */
    Optional<Throwable> errNow();

    /**
     * The number of this process, unique in this JVM.
     *
     * @return a positive number; 0 for {@link GoProcesses#background()}
     */
    long id();

    /**
     * The name given to this process, or one made from its number, such as {@code go-17} (with a
     * function) or {@code process-17}.
     *
     * @return never blank, not necessarily unique
     */
    String name();

    /**
     * The state this process is in at this moment.
     *
     * @return the state; it never goes back
     */
    State state();
}
