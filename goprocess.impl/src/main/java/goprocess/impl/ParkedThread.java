package goprocess.impl;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that waits for a node. It looks at the node's state when it wakes, so a spurious wake-up
 * is harmless.
 */
final class ParkedThread extends Waiter {
    final Thread thread = Thread.currentThread();
    final boolean timed;
    final long since;

    /** Whether an interrupt ends the wait. Set before it is entered. */
    private boolean interruptible;

    /**
     * For the current thread.
     *
     * @param since when it began to wait; needed only where there is a listener
     */
    ParkedThread(Node node, boolean forClosing, boolean timed, long since) {
        super(node, forClosing);
        this.timed = timed;
        this.since = since;
    }

    @Override
    void raise(Turn turn) {
        LockSupport.unpark(thread);
    }

    /**
     * Waits until it was raised, or so many nanoseconds have passed, or, where asked for, the
     * thread is interrupted.
     *
     * @param nanos {@link Deadline#FOREVER} for no limit
     * @return whether it was raised
     */
    boolean park(long nanos, boolean interruptibly) throws InterruptedException {
        interruptible = interruptibly;
        boolean interrupted = false;
        long deadline = timed ? System.nanoTime() + nanos : 0;
        node.register(this);
        try {
            while (!node.isRaised(forClosing)) {
                long left = timed ? deadline - System.nanoTime() : 1;
                if (left <= 0) {
                    return false;
                }
                if (timed) {
                    LockSupport.parkNanos(node, left);
                } else {
                    LockSupport.park(node);
                }
                if (!interruptibly) {
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

    /**
     * Whether the wait ends by itself, after a time or by an interrupt that is to come or has not
     * been noticed.
     */
    boolean endsByItself() {
        return timed
                || (interruptible
                        && (InterruptedFunction.willInterrupt(thread) || thread.isInterrupted()));
    }

    /**
     * As {@link #park}; an interrupt does not cut it short, and its flag is set again at the end.
     */
    boolean parkUninterruptibly(long nanos) {
        try {
            return park(nanos, false);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
