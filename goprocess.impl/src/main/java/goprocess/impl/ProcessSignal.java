package goprocess.impl;

import goprocess.api.Signal;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Given;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.running.Callback;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A signal of a node. It has no state of its own, but reads that of the node. */
record ProcessSignal(WorkNode node, Moment moment) implements Signal {
    @Override
    public boolean isRaised() {
        return node.isRaised(moment);
    }

    @Override
    public void await() throws InterruptedException {
        if (!node.sleepUntil(moment)) {
            Waits.untilRaised(node, moment, Deadline.FOREVER);
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long nanos = Deadline.nanos(Given.notNull(timeout, "timeout", this));
        if (nanos == Deadline.FOREVER) {
            await();
            return true;
        }
        return Waits.untilRaised(node, moment, nanos);
    }

    @Override
    public Registration onRaised(Runnable action) {
        Cascade cascade = new Cascade();
        Runnable carried =
                Listeners.callbackRegistered(node, Given.notNull(action, "action", this));
        Callback callback = new Callback(node, moment, carried, false);
        if (!node.register(callback)) {
            callback.runAll(cascade);
        }
        return callback;
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        if (isRaised()) {
            return CompletableFuture.completedFuture(null);
        }
        SignalFuture future = new SignalFuture(node, moment);
        Registration registration = onRaised(() -> future.complete(null));
        var unused =
                future.whenComplete(
                        (nothing, failure) -> {
                            registration.cancel();
                            future.letGo();
                        });
        return future;
    }

    @Override
    public String toString() {
        return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of " + node;
    }
}
