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

/**
 * A thread that waits for a node. It looks at the node's state when it wakes, so a spurious wake-up
 * is harmless.
 */
sealed class ParkedThread extends Waiter {
    /** Counts the waits that are judged. */
    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private enum Verdict {
        NONE_YET,
        STANDS,
        REFUSED
    }

    final Thread thread = Thread.currentThread();

    /** What the thread is in, and cannot go on with. */
    final @Nullable Workplace works = Workplace.current();

    private final boolean timed;

    /** Whether an interrupt ends the wait. */
    private final boolean interruptible;

    /** Taken once it is entered: whoever has a higher one sees this one. 0 until then. */
    private volatile long number;

    private volatile Verdict verdict = Verdict.NONE_YET;

    private ParkedThread(Node node, Moment moment, boolean timed, boolean interruptible) {
        super(node, moment);
        this.timed = timed;
        this.interruptible = interruptible;
    }

    /** One of which a listener may want to know since when it waits. */
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
     * For the current thread.
     *
     * @param nanos {@link Deadline#FOREVER} for no limit
     * @param since when it began to wait; needed only where there is a listener
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
     * been noticed.
     */
    boolean endsByItself() {
        return timed || (interruptible && (thread.isInterrupted() || willBeInterrupted()));
    }

    private boolean willBeInterrupted() {
        for (Workplace place = works; place != null; place = place.outer()) {
            GracedFunction function = place.node().gracedFunction();
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

    /** It was judged, and will be made. */
    void stand() {
        verdict = Verdict.STANDS;
    }

    /** Takes a wait back that was entered and will not be made. */
    void refuse() {
        verdict = Verdict.REFUSED;
        node.unregister(this);
    }

    /**
     * Whether another wait has to be reckoned with by this one, which is judged now. A wait that is
     * judged at the same time may be refused, and then it holds up nobody: the later one of the two
     * lets the earlier one be judged, which takes some steps and waits for nothing.
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
     * Waits until it is raised, or so many nanoseconds have passed, or, if it is interruptible, the
     * thread is interrupted. Enters the wait, unless that was done, and leaves it.
     *
     * @param deadline as {@link System#nanoTime()} tells it; only where there is a limit
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
