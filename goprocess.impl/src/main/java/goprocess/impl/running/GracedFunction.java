package goprocess.impl.running;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A function that is interrupted, once, or given up if it still runs some time after closing began.
 * For a function that others use, the time counts from when everything but the function has closed.
 */
public final class GracedFunction implements ProcessFunction {
    private final long interruptNanos;
    private final long giveUpNanos;
    private final Moment from;

    /**
     * The interrupt is sent under this lock, and the function ends under it. So the interrupt never
     * arrives outside the function.
     */
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by that lock.
    private @Nullable ProcessFunction function;
    private @Nullable Thread running;
    private boolean due;
    private volatile boolean sent;
    private volatile boolean taken;
    private boolean ended;

    // Made before the node is shared, each if it has a time.
    private @Nullable Timer interruptTimer;
    private @Nullable Timer giveUpTimer;

    /**
     * @param interruptNanos {@link Deadline#FOREVER} for no interrupt
     * @param giveUpNanos {@link Deadline#FOREVER} to wait without a limit
     */
    public GracedFunction(
            ProcessFunction function,
            long interruptNanos,
            long giveUpNanos,
            boolean untilChildrenClosed) {
        this.function = function;
        this.interruptNanos = interruptNanos;
        this.giveUpNanos = giveUpNanos;
        this.from = untilChildrenClosed ? Moment.CHILDREN_CLOSED : Moment.CLOSING;
    }

    boolean isInterruptible() {
        return interruptNanos != Deadline.FOREVER;
    }

    boolean willInterrupt() {
        return isInterruptible() && !sent;
    }

    /** Whether the thread took the interrupt. */
    boolean wasInterrupted() {
        return taken;
    }

    boolean willBeGivenUp() {
        return giveUpNanos != Deadline.FOREVER;
    }

    /**
     * Sets the node with which it is interrupted and given up. The node is not shared yet. Throws
     * if there is no thread for the timers.
     */
    public void belongTo(WorkNode node) {
        try {
            if (isInterruptible()) {
                interruptTimer = new Timer(() -> interrupt(node));
            }
            if (willBeGivenUp()) {
                giveUpTimer = new Timer(() -> GivingUp.function(node));
            }
            if (isInterruptible() || willBeGivenUp()) {
                node.register(new Grace(node, from));
            }
        } catch (Throwable e) {
            neverRuns();
            throw e;
        }
    }

    /** Waits for the moment from which the time counts. */
    private final class Grace extends Waiter {
        Grace(WorkNode node, Moment moment) {
            super(node, moment);
        }

        @Override
        protected void raise(Cascade cascade) {
            start(interruptTimer, interruptNanos);
            start(giveUpTimer, giveUpNanos);
        }
    }

    private static void start(@Nullable Timer timer, long nanos) {
        if (timer != null) {
            timer.start(nanos);
        }
    }

    private void interrupt(Node node) {
        lock.lock();
        try {
            Thread thread = running;
            if (thread == null) {
                due = !ended; // it has not begun: it interrupts itself when it does
            } else {
                sendLocked(thread, node);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run(GoProcess self) throws Exception {
        ProcessFunction begun = begin((Node) self);
        try {
            if (begun != null) {
                begun.run(self);
            }
            end();
        } catch (Throwable e) {
            boolean flag = Thread.currentThread().isInterrupted();
            if (!end() || !(flag || InterruptAnswers.contains(e))) {
                throw e;
            }
        }
    }

    void neverRuns() {
        end();
    }

    private @Nullable ProcessFunction begin(Node node) {
        lock.lock();
        try {
            Thread thread = Thread.currentThread();
            running = thread;
            if (due) {
                sendLocked(thread, node);
            }
            return function;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends the interrupt. The lock is held. The thread may have a class of the user, which may do
     * anything.
     */
    private void sendLocked(Thread thread, Node node) {
        try {
            thread.interrupt();
            taken = true;
        } catch (Throwable e) {
            ensureWoken(thread, e);
            Failures.log(Failures.Mishap.FUNCTION_NOT_INTERRUPTED, node, e);
        } finally {
            sent = true; // after the flag is set, so a reader sees one or the other
        }
    }

    /**
     * The JVM may have set the flag of a virtual thread, and have found no memory to wake it. Then
     * the timer interrupts it again.
     */
    private static void ensureWoken(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError again && thread != Thread.currentThread()) {
            throw again;
        }
    }

    /**
     * Ends the function: no interrupt is sent after this. Returns whether one was sent; the
     * interrupt flag is then cleared. The waiter for the closing signal may stay entered for long,
     * and must not retain the function.
     */
    private boolean end() {
        lock.lock();
        try {
            ended = true;
            function = null;
            running = null;
            cancel(interruptTimer);
            cancel(giveUpTimer);
            if (sent) {
                Thread.interrupted();
            }
            return sent;
        } finally {
            lock.unlock();
        }
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
