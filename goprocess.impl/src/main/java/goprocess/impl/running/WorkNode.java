package goprocess.impl.running;

import goprocess.api.ProcessFunction;
import goprocess.api.RefusedException;
import goprocess.api.Teardown;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Names;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Callbacks;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Details;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * A node together with the threads on which its function and its teardown run. A million functions
 * may wait to be asked to close, so a function needs no object in addition to its process. The
 * process is the task of the function's thread, and its {@link Worker}.
 *
 * <p>Most processes have no function, and so no fields for one. The front has these fields; they
 * are read and written here, under the lock.
 */
public abstract class WorkNode extends Node implements Worker {
    protected WorkNode(long id, String name) {
        super(id, name);
    }

    protected WorkNode(
            @Nullable String name, int function, @Nullable Teardown teardown, boolean held) {
        super(name, function, teardown, held);
    }

    /** Its name for messages and names of threads. A computed name needs no escaping. */
    public final String shownName() {
        return givenName == null ? name() : Names.shown(givenName);
    }

    // ---- the fields of a process that has a function ----

    protected @Nullable ProcessFunction functionLocked() {
        return null;
    }

    protected void setLocked(@Nullable ProcessFunction function, @Nullable Thread thread) {}

    // ---- starting ----

    /**
     * Starts the function on a thread of its own. If that fails, the function never runs, and the
     * process closes with the exception that is thrown here.
     *
     * @param runnable this process, whose {@link #run} it is
     * @param factory null for a virtual thread named after the process
     */
    protected final void start(Runnable runnable, @Nullable ThreadFactory factory) {
        try {
            Thread made =
                    factory == null
                            ? Thread.ofVirtual()
                                    .name(shownName())
                                    .uncaughtExceptionHandler(this)
                                    .unstarted(runnable)
                            : factory.newThread(runnable);
            arm(ensureNew(made));
            made.start();
        } catch (Throwable e) {
            if (disarm()) {
                Failures.log(Failures.Mishap.FUNCTION_NOT_STARTED, this, e);
                functionNeverRuns();
                endWithoutHavingRun(e);
                throw e;
            }
            Failures.log(Failures.Mishap.FUNCTION_STARTED_ANYHOW, this, e);
        }
    }

    private void endWithoutHavingRun(Throwable failure) {
        Cascade cascade = EndCascade.make();
        if (claimFunctionEnd()) {
            functionEnded(failure, 0, cascade);
        }
        EndCascade.run(cascade);
    }

    private Thread ensureNew(@Nullable Thread made) {
        if (made == null) {
            throw new IllegalStateException(
                    "The thread factory of %s returned no thread, so its function was not started:"
                                    .formatted(this)
                            + " return a new one");
        }
        if (made.getState() != Thread.State.NEW) {
            throw new IllegalStateException(
                    ("The thread factory of %s returned the thread %s, which was started already,"
                                    + " so the function was not: return a new one")
                            .formatted(this, Names.shown(made.getName())));
        }
        return made;
    }

    /**
     * Allows the thread that is about to be started to run the function, unless the function was
     * given up.
     */
    private void arm(Thread made) {
        int s = lock();
        boolean open = (s & FUNCTION_OPEN) != 0;
        if (open) {
            setLocked(functionLocked(), made);
        }
        unlock(open ? s | ARMED : s);
    }

    /**
     * The thread could not be started, so the function must not run any more. Returns false if it
     * runs nevertheless.
     */
    private boolean disarm() {
        int s = lock();
        unlock(s & ~ARMED);
        return (s & FUNCTION_STARTED) == 0;
    }

    // ---- running ----

    /**
     * Runs the function, once, and only on the thread that the library was about to start. This is
     * what that thread is made with, so that nothing else is on its stack while the function waits.
     */
    public final void run() {
        long at = Listeners.beginning();
        ProcessFunction claimed = claimFunction(at);
        if (claimed == null) {
            return;
        }
        Workplace.enter(this);
        Object token = Listeners.functionStarted(this, at);
        Throwable thrown = null;
        try {
            claimed.run(this);
        } catch (Throwable e) {
            thrown = e;
        }
        hasRun(thrown, token);
    }

    /** The function has run, on the current thread. */
    private void hasRun(@Nullable Throwable thrown, @Nullable Object token) {
        Workplace.exit(this);
        Throwable failure = isAnswerToClosing(thrown) ? null : thrown;
        if (!claimFunctionEnd()) {
            Listeners.functionEnded(this, failure, token);
            GivenUp.ended(Thread.currentThread(), this, Role.FUNCTION);
            if (failure != null) {
                Failures.log(Failures.Mishap.FUNCTION_FAILED_LATE, this, failure);
            }
            return;
        }
        if (failure != null) { // queued before the end is seen; the queue is never waited for
            Failures.log(Failures.Mishap.FUNCTION_FAILED, this, failure);
        }
        long endedAt = Listeners.functionEnded(this, failure, token);
        Cascade cascade = EndCascade.make();
        functionEnded(failure, endedAt, cascade);
        EndCascade.run(cascade);
    }

    /**
     * Claims the function. It is returned once, to the thread that may run it.
     *
     * @param at the time; or 0 if no listener records, and then the time at which the process was
     *     opened is used
     */
    private @Nullable ProcessFunction claimFunction(long at) {
        int s = lock();
        ProcessFunction claimed = functionLocked();
        if ((s & ARMED) == 0 || claimed == null) {
            unlock(s);
            return null;
        }
        setLocked(claimed, Thread.currentThread());
        functionBeganLocked(at);
        unlock((s & ~ARMED) | FUNCTION_STARTED);
        return claimed;
    }

    /** Whether what was thrown only shows that a close has begun. */
    public final boolean isAnswerToClosing(@Nullable Throwable thrown) {
        try {
            return thrown instanceof RefusedException refused
                    && Refusals.isAnswerToClosing(refused, this);
        } catch (Throwable e) {
            // There is no memory, or a subclass throws: then what is thrown is a failure.
            return false;
        }
    }

    /** Claims the end of the function, which has ended. Returns false if it was given up. */
    private boolean claimFunctionEnd() {
        return claimFunctionEndAndUnlock(lock());
    }

    private boolean claimFunctionEndAndUnlock(int s) {
        boolean first = (s & FUNCTION_OPEN) != 0;
        if (first) {
            setLocked(null, null);
        }
        unlock(s & ~(FUNCTION_OPEN | ARMED));
        return first;
    }

    /**
     * Gives up the function. Its thread may sleep until a signal is raised, and is woken to wait in
     * another way, since from now on nobody else knows it.
     *
     * @param begun whether the caller has seen that it had begun
     * @param onEndClaimed done if this is its end, before anything follows from that
     * @return false if it had ended, or has begun since
     */
    final boolean giveUpFunction(
            boolean begun, Throwable failure, Runnable onEndClaimed, Cascade cascade) {
        int s = lock();
        if (begun != ((s & FUNCTION_STARTED) != 0)) {
            unlock(s);
            return false;
        }
        Thread sleeper = (s & FUNCTION_SLEEPS) != 0 ? functionRunnerLocked() : null;
        if (!claimFunctionEndAndUnlock(s)) {
            return false;
        }
        if (sleeper != null) {
            wake(sleeper);
        }
        onEndClaimed.run();
        functionEnded(failure, Listeners.now(), cascade);
        return true;
    }

    @Override
    protected final void functionNeverRuns() {
        int s = lock();
        ProcessFunction never = functionLocked();
        setLocked(null, functionRunnerLocked());
        unlock(s);
        if (never instanceof GracedFunction graced) {
            graced.neverRuns();
        }
    }

    @Override
    protected final void startTeardown(Cascade cascade) {
        TeardownRun.start(this, cascade);
    }

    @Override
    public final WorkNode workNode() {
        return this;
    }

    final boolean isFunctionInterruptible() {
        int s = lock();
        ProcessFunction function = functionLocked();
        unlock(s);
        return function instanceof GracedFunction graced && graced.isInterruptible();
    }

    /** The function, if it has not ended and has time limits; otherwise null. */
    final @Nullable GracedFunction gracedFunction() {
        int s = lock();
        ProcessFunction function = functionLocked();
        unlock(s);
        return function instanceof GracedFunction graced ? graced : null;
    }

    @Override
    public final boolean isFunctionInterrupted() {
        GracedFunction graced = gracedFunction();
        return graced != null && graced.wasInterrupted();
    }

    /** Sets how many nanoseconds the teardown may take. The node is not shared yet. */
    public final void limitTeardown(long nanos) {
        if (nanos != Deadline.FOREVER) {
            TeardownLimit limit = new TeardownLimit(this, nanos);
            attach().teardownLimit = limit;
            register(limit);
        }
    }

    /** The limit of its teardown, if there is one. */
    final @Nullable TeardownLimit teardownLimit() {
        Details details = detailsFromTheBeginning();
        return details == null ? null : (TeardownLimit) details.teardownLimit;
    }

    /**
     * The work on a thread that the close of this process waits for; null if there is none. A
     * callback that runs in a function counts as the function.
     */
    final @Nullable Role roleOf(Thread thread) {
        int s = lock();
        Role role = roleLocked(thread);
        unlock(s);
        return role;
    }

    private @Nullable Role roleLocked(Thread thread) {
        if (teardownRunnerLocked() == thread) {
            return Role.TEARDOWN;
        }
        return functionRunnerLocked() == thread
                ? Role.FUNCTION
                : runsCallbacksLocked(thread) ? Role.CALLBACK : null;
    }

    private boolean runsCallbacksLocked(Thread thread) {
        Callbacks gate = gatesLocked();
        while (gate != null && gate.runner() != thread) {
            gate = gate.nextGateLocked();
        }
        return gate != null;
    }

    /** Whether the close of this process waits for work on a thread, however long that takes. */
    final boolean isHeldBy(Thread thread) {
        int s = lock();
        Role role = roleLocked(thread);
        ProcessFunction function = functionLocked();
        TeardownLimit limit = teardownLimit();
        unlock(s);
        if (role == Role.FUNCTION) {
            return !(function instanceof GracedFunction graced && graced.willBeGivenUp());
        }
        return role == Role.CALLBACK || (role == Role.TEARDOWN && limit == null);
    }

    /** Whether the work on a thread will be given up some time after closing began. */
    final boolean willGiveUpOn(Thread thread) {
        return roleOf(thread) != null && !isHeldBy(thread);
    }

    // ---- a function that waits for a signal of its own process ----

    /**
     * Whether the current thread runs the function. No lock is needed: the answer is true only for
     * the thread that wrote the field itself.
     */
    public final boolean isOnFunctionThread() {
        return (peek() & FUNCTION_STARTED) != 0 && functionRunnerLocked() == Thread.currentThread();
    }

    /**
     * Waits on the function's thread until a signal of this process is raised. Most functions do so
     * for their whole life, so no waiter is made. The flag is never cleared, since a late wake-up
     * is harmless.
     *
     * <p>There may be a million of them, and each frame of a thread that waits takes memory. So the
     * signal calls this itself.
     *
     * @return false if this thread cannot wait so, or the function is given up meanwhile, so that
     *     nobody wakes it
     */
    public final boolean sleepUntil(Moment moment) throws InterruptedException {
        if (!sleepsUntil(moment) || !isOnFunctionThread()) {
            return false;
        }
        int s = lock();
        unlock(s | FUNCTION_SLEEPS);
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (isRaised(moment)) {
                return true;
            }
            if ((peek() & FUNCTION_OPEN) == 0) {
                return false;
            }
            LockSupport.park(this);
        }
    }

    /**
     * Whether a function may wait for a moment of its own process without being on a list. Whoever
     * looks for what holds the close has to see that it waits for the children.
     */
    private static boolean sleepsUntil(Moment moment) {
        return moment == Moment.CLOSING
                || (moment == Moment.CHILDREN_CLOSED && !Listeners.areInstalled());
    }

    @Override
    protected final void wake(Thread functionRunner) {
        Wakeups.wake(functionRunner, this);
    }
}
