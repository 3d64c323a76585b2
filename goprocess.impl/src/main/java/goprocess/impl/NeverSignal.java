package goprocess.impl;

import goprocess.api.Signal;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Given;
import goprocess.impl.protocol.Moment;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A signal of the background process. It is never raised, so it retains only the threads that wait
 * for it, and these only while they wait: a diagnosis names them. Since none of its signals is ever
 * raised, to wait for one of them is to wait until the process is closed.
 */
record NeverSignal(WorkNode node) implements Signal {
    @Override
    public boolean isRaised() {
        return false;
    }

    @Override
    public void await() throws InterruptedException {
        Waits.untilRaised(node, Moment.CLOSED, Deadline.FOREVER);
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return Waits.untilRaised(
                node, Moment.CLOSED, Deadline.nanos(Given.notNull(timeout, "timeout", this)));
    }

    @Override
    public Registration onRaised(Runnable action) {
        Given.notNull(action, "action", this);
        return () -> {};
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        return new SignalFuture(node, Moment.CLOSED);
    }

    @Override
    public String toString() {
        return "signal of background";
    }
}
