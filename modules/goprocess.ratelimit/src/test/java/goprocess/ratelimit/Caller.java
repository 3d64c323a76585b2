package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import goprocess.api.GoProcess;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A thread that makes one call, and what comes of it. */
final class Caller {
    private final FutureTask<GoProcess> call;
    private final Thread thread;

    private Caller(Callable<GoProcess> call) {
        this.call = new FutureTask<>(call);
        this.thread = new Thread(this.call, "caller");
    }

    static Caller start(Callable<GoProcess> call) {
        Caller caller = new Caller(call);
        caller.thread.start();
        return caller;
    }

    /**
     * Starts a thread and waits until it is in line. It waits at a condition then; at the lock it
     * may wait before.
     */
    static Caller startAndAwaitWaiting(Callable<GoProcess> call) {
        Caller caller = start(call);
        while (!(LockSupport.getBlocker(caller.thread) instanceof Condition)) {
            Thread.onSpinWait();
        }
        return caller;
    }

    GoProcess child() throws InterruptedException, ExecutionException {
        return call.get();
    }

    <T extends Throwable> T failure(Class<T> type) throws InterruptedException {
        try {
            throw new AssertionError("started " + call.get());
        } catch (ExecutionException e) {
            return assertInstanceOf(type, e.getCause());
        }
    }

    boolean isWaiting() {
        return !call.isDone();
    }

    void interrupt() {
        thread.interrupt();
    }
}
