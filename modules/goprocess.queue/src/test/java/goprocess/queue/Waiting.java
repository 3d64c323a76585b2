package goprocess.queue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A thread that makes one call which waits, and what comes of it. */
final class Waiting<V> {
    private final FutureTask<V> call;
    private final Thread thread;

    private Waiting(Callable<V> call) {
        this.call = new FutureTask<>(call);
        this.thread = new Thread(this.call, "waiting");
    }

    /** Starts the thread and returns when it waits at a condition. */
    static <V> Waiting<V> in(Callable<V> call) {
        Waiting<V> waiting = new Waiting<>(call);
        waiting.thread.start();
        while (!(LockSupport.getBlocker(waiting.thread) instanceof Condition)) {
            Thread.onSpinWait();
        }
        return waiting;
    }

    V result() throws InterruptedException, ExecutionException {
        return call.get();
    }

    void interrupt() {
        thread.interrupt();
    }

    Throwable failure() throws InterruptedException {
        try {
            throw new AssertionError("returned " + call.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
