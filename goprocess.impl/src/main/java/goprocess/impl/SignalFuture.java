package goprocess.impl;

import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The future of a signal that was not raised. While a thread blocks in it, the thread is entered at
 * the node of the signal, so that a diagnosis sees it as it sees a thread in {@code await()}. What
 * completes the future is a callback. Stages that depend on the future are of no such class, and
 * nobody sees who waits for them.
 */
final class SignalFuture extends CompletableFuture<Void> {
    /** Null once it is completed: a future that is kept then retains no process. */
    private @Nullable WorkNode node;

    private final Moment moment;

    /** Whether it completes by itself after a time. */
    private volatile boolean limited;

    SignalFuture(WorkNode node, Moment moment) {
        this.node = node;
        this.moment = moment;
    }

    /** It is completed. */
    void letGo() {
        node = null;
    }

    @Override
    public Void join() {
        WorkNode awaited = node;
        if (awaited == null || isDone()) {
            return super.join();
        }
        Waiter wait = Waits.note(awaited, moment, false, this::ends);
        try {
            return super.join();
        } finally {
            awaited.unregister(wait);
        }
    }

    @Override
    public Void get() throws InterruptedException, ExecutionException {
        WorkNode awaited = node;
        if (awaited == null || isDone()) {
            return super.get();
        }
        Waiter wait = Waits.note(awaited, moment, true, this::ends);
        try {
            return super.get();
        } finally {
            awaited.unregister(wait);
        }
    }

    @Override
    public Void get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        WorkNode awaited = node;
        if (awaited == null || isDone() || timeout <= 0) {
            return super.get(timeout, unit);
        }
        Waiter wait = Waits.note(awaited, moment, true, () -> true);
        try {
            return super.get(timeout, unit);
        } finally {
            awaited.unregister(wait);
        }
    }

    private boolean ends() {
        return limited || isDone();
    }

    @Override
    public CompletableFuture<Void> orTimeout(long timeout, TimeUnit unit) {
        CompletableFuture<Void> same = super.orTimeout(timeout, unit);
        limited = true;
        return same;
    }

    @Override
    public CompletableFuture<Void> completeOnTimeout(Void value, long timeout, TimeUnit unit) {
        CompletableFuture<Void> same =
                super.completeOnTimeout(null, timeout, unit); // no other value exists
        limited = true;
        return same;
    }
}
