package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import org.jspecify.annotations.Nullable;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** A function that is interrupted, once, if it still runs some time after closing began. */
final class InterruptedFunction implements ProcessFunction {
    /**
     * The threads of functions that will be interrupted: what they wait for may not be for ever.
     */
    private static final Set<Thread> TO_INTERRUPT = ConcurrentHashMap.newKeySet();

    /** There was no memory to note one: from then on any thread may be interrupted. */
    private static volatile boolean lost;

    private final long graceNanos;

    /**
     * The interrupt is sent under it, and the function ends under it: so it never arrives outside
     * the function.
     */
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by that lock.
    private @Nullable ProcessFunction function;
    private @Nullable Thread running;
    private @Nullable Future<?> timer;
    private boolean due;
    private boolean sent;
    private boolean ended;

    InterruptedFunction(ProcessFunction function, long graceNanos) {
        this.function = function;
        this.graceNanos = graceNanos;
        Interrupts.prepare();
    }

    /** Whether a thread runs a function that was not interrupted so far, and will be. */
    static boolean willInterrupt(Thread thread) {
        return lost || TO_INTERRUPT.contains(thread);
    }

    /** Is to be interrupted when this node, which nobody shares yet, has closed for so long. */
    void belongTo(Node node) {
        if (graceNanos != Deadline.FOREVER) {
            node.register(new Grace(node));
        }
    }

    /** Waits for closing to begin. */
    private final class Grace extends Waiter {
        Grace(Node node) {
            super(node, true);
        }

        @Override
        void raise(Turn turn) {
            closingBegan(node);
        }
    }

    private void closingBegan(Node node) {
        lock.lock();
        try {
            if (!ended) {
                timer = Interrupts.after(graceNanos, () -> interrupt(node));
            }
        } catch (Throwable e) { // no memory or no thread for the timer: closing goes on
            Failures.log(Failures.Mishap.FUNCTION_NOT_INTERRUPTIBLE, node, e);
        } finally {
            lock.unlock();
        }
    }

    private void interrupt(Node node) {
        lock.lock();
        try {
            Thread thread = running;
            if (thread == null) {
                due = !ended; // it has not begun: it interrupts itself when it does
            } else {
                send(thread, node);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run(GoProcess self) throws Exception {
        ThreadMarks.enter(ThreadMarks.INTERRUPTIBLE);
        ProcessFunction begun = begin((Node) self);
        try {
            if (begun != null) {
                begun.run(self);
            }
            end();
        } catch (Throwable e) {
            boolean flag = Thread.currentThread().isInterrupted();
            if (!end() || !answersInterrupt(e, flag)) {
                throw e;
            }
        } finally {
            ThreadMarks.exit(ThreadMarks.INTERRUPTIBLE);
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
                send(thread, node);
            } else if (graceNanos != Deadline.FOREVER) {
                note(thread);
            }
            return function;
        } finally {
            lock.unlock();
        }
    }

    private static void note(Thread thread) {
        try {
            TO_INTERRUPT.add(thread);
        } catch (OutOfMemoryError e) {
            lost = true;
        }
    }

    /**
     * The lock is held. The thread may be of a class of the user's, which does what it likes. It is
     * forgotten last: whoever looks sees that, or its flag.
     */
    private void send(Thread thread, Node node) {
        sent = true;
        try {
            thread.interrupt();
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.FUNCTION_NOT_INTERRUPTED, node, e);
        }
        TO_INTERRUPT.remove(thread);
    }

    /**
     * From here on no interrupt is sent. Returns whether one was; its flag does not outlive the
     * function. Who waits for closing to begin may stay entered for long, and must not keep it.
     */
    private boolean end() {
        lock.lock();
        try {
            ended = true;
            function = null;
            if (running != null) {
                TO_INTERRUPT.remove(running);
                running = null;
            }
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
            if (sent) {
                Thread.interrupted();
            }
            return sent;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether it is, or was caused by, one of the exceptions by which blocking calls answer an
     * interrupt.
     */
    private static boolean answersInterrupt(Throwable failure, boolean flag) {
        try {
            return anyAnswersInterrupt(failure, flag);
        } catch (Throwable e) { // getCause() may be the user's
            return false;
        }
    }

    private static boolean anyAnswersInterrupt(Throwable failure, boolean flag) {
        int depth = 0;
        for (Throwable e = failure; e != null && depth < 100; e = e.getCause(), depth++) {
            if (e instanceof InterruptedException
                    || e instanceof ClosedByInterruptException
                    || (e instanceof InterruptedIOException
                            && !(e instanceof SocketTimeoutException))
                    || (e instanceof SocketException && flag)) {
                return true;
            }
        }
        return false;
    }
}
