package goprocess.impl;

import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;
import goprocess.impl.messages.Names;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with a function: it is also what the function's thread is given to run. A million
 * functions may wait until they are asked to close, so none has an object beside its process.
 */
final class FunctionProcess extends StandardProcess implements Runnable {
    // Guarded by the lock.
    private @Nullable ProcessFunction function;
    private @Nullable Thread thread;

    /**
     * @param afterChildren whether the end of the function lets the children finish instead of
     *     closing them
     */
    FunctionProcess(
            @Nullable String name,
            ProcessFunction function,
            boolean afterChildren,
            @Nullable Teardown teardown,
            boolean held) {
        super(name, FUNCTION | FUNCTION_OPEN | (afterChildren ? LETS_CHILDREN : 0), teardown, held);
        this.function = function;
        if (function instanceof InterruptedFunction interrupted) {
            interrupted.belongTo(this);
        }
    }

    /**
     * Starts the function on a thread of its own. If that fails the function never runs, and the
     * process closes with what is thrown here.
     *
     * @param factory null for a virtual thread named after the process
     */
    void start(@Nullable ThreadFactory factory) {
        try {
            Thread made =
                    factory == null
                            ? Thread.ofVirtual().name(shownName()).unstarted(this)
                            : factory.newThread(this);
            arm(ensureNew(made));
            made.start();
        } catch (Throwable e) {
            if (disarm()) {
                Failures.log(Failures.Mishap.FUNCTION_NOT_STARTED, this, e);
                functionNeverRuns();
                Turn turn = TurnReserve.turn();
                ended(e, 0, turn);
                turn.run();
                TurnReserve.giveBack(turn);
                throw e;
            }
            Failures.log(Failures.Mishap.FUNCTION_STARTED_ANYHOW, this, e);
        }
    }

    private Thread ensureNew(@Nullable Thread made) {
        if (made == null) {
            throw new IllegalStateException(
                    "The thread factory of "
                            + this
                            + " returned no thread, so its function was not started: return a new"
                            + " one");
        }
        if (made.getState() != Thread.State.NEW) {
            throw new IllegalStateException(
                    "The thread factory of "
                            + this
                            + " returned the thread "
                            + Names.shown(made.getName())
                            + ", which was started already, so the function was not: return a new"
                            + " one");
        }
        return made;
    }

    /** The thread that is about to be started may run the function. */
    private void arm(Thread made) {
        int s = lock();
        thread = made;
        unlock(s | ARMED);
    }

    /**
     * The thread could not be started: the function must not run any more. False if it runs all the
     * same.
     */
    private boolean disarm() {
        int s = lock();
        unlock(s & ~ARMED);
        return (s & FUNCTION_STARTED) == 0;
    }

    /**
     * The function, if the calling thread may run it: that is so once.
     *
     * @param at the time, or 0: then nobody records, and it began when it was opened, or soon after
     */
    private @Nullable ProcessFunction claimFunction(long at) {
        int s = lock();
        if ((s & ARMED) == 0) {
            unlock(s);
            return null;
        }
        ProcessFunction claimed = function;
        thread = Thread.currentThread();
        if (extras instanceof Watch watch) {
            watch.workSince = at != 0 ? at : watch.openedAt;
        }
        unlock((s & ~ARMED) | FUNCTION_STARTED);
        return claimed;
    }

    /** Runs the function, once, and only on a thread that the library was about to start. */
    @Override
    public void run() {
        Listening recording = Listening.recording();
        ProcessFunction claimed = claimFunction(recording == null ? 0 : System.nanoTime());
        if (claimed == null) {
            return;
        }
        ThreadMarks.enter(ThreadMarks.WORKING);
        Object token = recording == null ? null : recording.functionStarted(this);
        Throwable failure = failureOf(claimed);
        ThreadMarks.enter(Listening.MARK);
        if (failure != null) {
            Failures.log(Failures.Mishap.FUNCTION_FAILED, this, failure);
        }
        long endedAt = Listening.functionEnded(this, failure, token);
        Turn turn = TurnReserve.turn();
        ended(failure, endedAt, turn);
        turn.runMarked();
        TurnReserve.giveBack(turn);
        ThreadMarks.exit(ThreadMarks.WORKING + Listening.MARK);
    }

    private @Nullable Throwable failureOf(ProcessFunction claimed) {
        try {
            claimed.run(this);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /**
     * What follows when the function has ended.
     *
     * @param at when it ended; known only where there is a listener
     */
    private void ended(@Nullable Throwable failure, long at, Turn turn) {
        if (failure != null) {
            failed(failure, turn);
        }
        int s = lock() & ~FUNCTION_OPEN;
        pending--;
        function = null;
        thread = null;
        if (extras instanceof Watch watch) {
            watch.workSince = at;
        }
        if (failure != null && phase(s) == RUNNING) {
            begin(s, CloseCause.FUNCTION_FAILED, null, turn);
        } else if (failure != null) {
            settle(s, CloseCause.FUNCTION_FAILED, null, turn);
        } else if (phase(s) != RUNNING) {
            settle(s, CloseCause.FUNCTION_RETURNED, null, turn);
        } else if ((s & LETS_CHILDREN) != 0) {
            settle(s | AFTER_CHILDREN, CloseCause.FUNCTION_RETURNED, null, turn);
        } else {
            begin(s, CloseCause.FUNCTION_RETURNED, null, turn);
        }
    }

    @Override
    void functionNeverRuns() {
        int s = lock();
        ProcessFunction never = function;
        function = null;
        unlock(s);
        if (never instanceof InterruptedFunction interrupted) {
            interrupted.neverRuns();
        }
    }

    @Override
    @Nullable Thread functionThread() {
        return thread;
    }

    /**
     * Whether the current thread runs the function. No lock is needed: only the thread that runs it
     * can be found here, and it wrote that itself.
     */
    boolean isOnItsThread() {
        return (peek() & FUNCTION_STARTED) != 0 && thread == Thread.currentThread();
    }

    /**
     * Waits until closing begins, on the function's thread: most functions do, for as long as they
     * live, so no {@link Waiter} is made.
     */
    void awaitClosing() throws InterruptedException {
        noteWaitForClosing();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (isRaised(true)) {
                return;
            }
            LockSupport.park(this);
        }
    }

    /** Nothing takes the note back: a wake-up that comes too late is harmless. */
    private void noteWaitForClosing() {
        int s = lock();
        unlock(s | AWAITS_CLOSING);
    }
}
