package goprocess.impl;

import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The future of a signal that was not raised. While a thread blocks in it, the thread is entered at
 * the node of the signal, so that a diagnosis sees it as it sees a thread in {@code await()}. To
 * raise this entry only unparks the thread, which does not end the wait: what completes the future
 * is a callback. Stages that depend on the future are of no such class, and nobody sees who waits
 * for them.
 */
final class SignalFuture extends CompletableFuture<Void> {
    private final WorkNode node;
    private final Moment moment;

    /** Whether it completes by itself after a time. */
    private volatile boolean limited;

    SignalFuture(WorkNode node, Moment moment) {
        this.node = node;
        this.moment = moment;
    }

    @Override
    public Void join() {
        if (isDone()) {
            return super.join();
        }
        Waiter wait = Waits.note(node, moment, false, this::ends);
        try {
            return super.join();
        } finally {
            node.unregister(wait);
        }
    }

    @Override
    public Void get() throws InterruptedException, ExecutionException {
        if (isDone()) {
            return super.get();
        }
        Waiter wait = Waits.note(node, moment, true, this::ends);
        try {
            return super.get();
        } finally {
            node.unregister(wait);
        }
    }

    @Override
    public Void get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (isDone() || timeout <= 0) {
            return super.get(timeout, unit);
        }
        Waiter wait = Waits.note(node, moment, true, () -> true);
        try {
            return super.get(timeout, unit);
        } finally {
            node.unregister(wait);
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
