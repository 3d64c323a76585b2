package goprocess.verification;

import static java.lang.Thread.State.TERMINATED;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;

import org.junit.jupiter.api.function.Executable;

/** A thread of its own for a call that waits. */
final class Waiter {
    private final Thread thread;
    private volatile Throwable failure;
    private volatile boolean interruptedAfterwards;

    private Waiter(Executable call) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .unstarted(
                                () -> {
                                    try {
                                        call.execute();
                                    } catch (Throwable e) {
                                        failure = e;
                                    }
                                    interruptedAfterwards = Thread.currentThread().isInterrupted();
                                });
    }

    /** Starts the call, and returns when its thread waits (or has ended). */
    static Waiter in(Executable call) {
        Waiter waiter = new Waiter(call);
        waiter.thread.start();
        waiter.awaitWaiting();
        return waiter;
    }

    void awaitWaiting() {
        Thread.State state = thread.getState();
        while (state != WAITING && state != TIMED_WAITING && state != TERMINATED) {
            Thread.onSpinWait();
            state = thread.getState();
        }
    }

    boolean isWaiting() {
        return thread.isAlive();
    }

    void interrupt() {
        thread.interrupt();
    }

    Thread thread() {
        return thread;
    }

    /** Waits for the end of the call and throws what it threw. */
    void join() throws Throwable {
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits for the end of the call and tells whether it left the thread interrupted. */
    boolean joinInterrupted() throws Throwable {
        join();
        return interruptedAfterwards;
    }
}
