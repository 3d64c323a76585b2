package goprocess.impl.running;

import goprocess.impl.messages.Deadline;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Backoff;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread that waits for a node. It checks the node's state when it wakes, so a spurious wake-up
 * is harmless.
 */
sealed class ParkedThread extends Waiter {
    /** The number of the last wait that was entered to be judged. */
    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private enum Verdict {
        NONE_YET,
        STANDS,
        REFUSED
    }

    final Thread thread = Thread.currentThread();

    /** The work that the thread runs, and that is blocked by the wait. */
    final @Nullable Workplace works = Workplace.current();

    private final boolean timed;

    /** Whether an interrupt ends the wait. */
    private final boolean interruptible;

    /**
     * Assigned once the wait is entered, so a wait with a higher number sees this one. 0 until
     * then.
     */
    private volatile long number;

    private volatile Verdict verdict = Verdict.NONE_YET;

    private ParkedThread(Node node, Moment moment, boolean timed, boolean interruptible) {
        super(node, moment);
        this.timed = timed;
        this.interruptible = interruptible;
    }

    /** A wait that also has the time at which it began, for a listener. */
    private static final class Watched extends ParkedThread {
        private final long since;

        private Watched(
                Node node, Moment moment, boolean timed, boolean interruptible, long since) {
            super(node, moment, timed, interruptible);
            this.since = since;
        }

        @Override
        long since() {
            return since;
        }
    }

    /**
     * A wait that a thread makes elsewhere, in a future of a signal, and that is entered only to be
     * seen.
     */
    private static final class Elsewhere extends ParkedThread {
        private final BooleanSupplier ends;
        private final long since;

        private Elsewhere(
                Node node, Moment moment, boolean interruptible, BooleanSupplier ends, long since) {
            super(node, moment, false, interruptible);
            this.ends = ends;
            this.since = since;
        }

        @Override
        long since() {
            return since;
        }

        /** What completes the future wakes the thread. */
        @Override
        protected void raise(Cascade cascade) {}

        /** {@return false, since no call is refused because of such a wait} */
        @Override
        boolean isEndless() {
            return false;
        }

        /**
         * A thread that does not sleep is about to, or has just been woken, maybe by an interrupt
         * whose flag it has cleared.
         */
        @Override
        boolean endsByItself() {
            Thread.State state = thread.getState();
            return (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING)
                    || ends.getAsBoolean()
                    || super.endsByItself();
        }
    }

    /**
     * For the current thread, which will wait elsewhere.
     *
     * @param ends whether the wait has ended, or ends by itself after a time
     */
    static ParkedThread elsewhere(
            Node node, Moment moment, boolean interruptible, BooleanSupplier ends) {
        return new Elsewhere(node, moment, interruptible, ends, Listeners.now());
    }

    /**
     * For the current thread.
     *
     * @param nanos {@link Deadline#FOREVER} for no limit
     * @param since when it began to wait; needed only if there is a listener
     */
    static ParkedThread of(
            Node node, Moment moment, long nanos, boolean interruptible, long since) {
        boolean timed = nanos != Deadline.FOREVER;
        return !Listeners.areInstalled()
                ? new ParkedThread(node, moment, timed, interruptible)
                : new Watched(node, moment, timed, interruptible, since);
    }

    /** When it began to wait; 0 without a listener. */
    long since() {
        return 0;
    }

    @Override
    protected void raise(Cascade cascade) {
        Wakeups.wake(thread, node);
    }

    /** Whether nothing but the end of the node ends the wait. */
    boolean isEndless() {
        return !timed && !interruptible;
    }

    /**
     * Whether the wait ends by itself, after a time or by an interrupt that is to come or has not
     * been noticed; or nobody will wait for its end, since the work will be given up.
     */
    boolean endsByItself() {
        return timed
                || (interruptible && (thread.isInterrupted() || willBeInterrupted()))
                || willBeGivenUp();
    }

    private boolean willBeGivenUp() {
        for (Workplace work = works; work != null; work = work.outer()) {
            if (work.node().willGiveUpOn(thread)) {
                return true;
            }
        }
        return false;
    }

    private boolean willBeInterrupted() {
        for (Workplace work = works; work != null; work = work.outer()) {
            GracedFunction function = work.node().gracedFunction();
            if (function != null && function.willInterrupt()) {
                return true;
            }
        }
        return false;
    }

    /** Enters the wait, before it is judged whether it can end. */
    void enter() {
        node.register(this);
        if (works != null) {
            number = LAST_NUMBER.incrementAndGet();
        }
    }

    /** The wait was judged, and will be made. */
    void stand() {
        verdict = Verdict.STANDS;
    }

    /** Removes a wait that was entered and will not be made. */
    void refuse() {
        verdict = Verdict.REFUSED;
        node.unregister(this);
    }

    /**
     * Whether this wait, which is being judged, has to take another wait into account. A wait that
     * is judged at the same time may be refused, and then it holds up nothing. So the later of the
     * two lets the earlier one be judged first, which takes some steps and does not block.
     */
    boolean reckonsWith(ParkedThread other) {
        long theirs = other.number;
        boolean isEarlier = theirs != 0 && theirs < number;
        while (isEarlier && other.verdict == Verdict.NONE_YET) {
            Backoff.letOthersRun();
        }
        return other.verdict == Verdict.STANDS;
    }

    /**
     * Waits until the moment is raised, the deadline has passed, or, if the wait is interruptible,
     * the thread is interrupted. Enters the wait, unless it was entered before, and removes it.
     *
     * @param deadline by {@link System#nanoTime()}; used only if there is a limit
     * @return whether it was raised
     */
    boolean park(long deadline) throws InterruptedException {
        boolean interrupted = false;
        try {
            while (!node.isRaised(moment)) {
                long left = timed ? deadline - System.nanoTime() : 1;
                if (left <= 0) {
                    return false;
                }
                if (timed) {
                    LockSupport.parkNanos(node, left);
                } else {
                    LockSupport.park(node);
                }
                if (!interruptible) {
                    interrupted |= Thread.interrupted();
                } else if (thread.isInterrupted()) {
                    node.unregister(this); // before the flag is gone, see endsByItself
                    Thread.interrupted();
                    throw new InterruptedException();
                }
            }
            return true;
        } finally {
            node.unregister(this);
            if (interrupted) {
                thread.interrupt();
            }
        }
    }
}
