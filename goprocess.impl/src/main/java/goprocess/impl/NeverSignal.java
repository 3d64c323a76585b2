package goprocess.impl;

import goprocess.api.Signal;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Given;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A signal of the background process: it is never raised, so it retains nothing. */
enum NeverSignal implements Signal {
    INSTANCE;

    @Override
    public boolean isRaised() {
        return false;
    }

    @Override
    public void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long nanos = Deadline.nanos(Given.notNull(timeout, "timeout", this));
        return new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Registration onRaised(Runnable action) {
        Given.notNull(action, "action", this);
        return () -> {};
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        return new CompletableFuture<>();
    }

    @Override
    public String toString() {
        return "signal of background";
    }
}
