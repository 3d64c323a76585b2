package goprocess.impl;

import goprocess.api.Signal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** {@code closing()} or {@code closed()} of a node: a look at its state, which it does not copy. */
record ProcessSignal(Node node, boolean forClosing) implements Signal {
    @Override
    public boolean isRaised() {
        return node.isRaised(forClosing);
    }

    @Override
    public void await() throws InterruptedException {
        if (forClosing && node instanceof FunctionProcess own && own.isOnItsThread()) {
            own.awaitClosing();
        } else {
            await(Deadline.FOREVER);
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.nanos(Objects.requireNonNull(timeout, "timeout")));
    }

    private boolean await(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (isRaised() || nanos <= 0) {
            return isRaised();
        }
        if (!forClosing && Listening.INSTALLED != null && Listening.INSTALLED.hearsOfWaits()) {
            node.tellOfWait(Listening.INSTALLED);
        }
        return new ParkedThread(node, forClosing, nanos != Deadline.FOREVER, Listening.now())
                .park(nanos, true);
    }

    @Override
    public Registration onRaised(Runnable action) {
        Callback callback =
                new Callback(node, forClosing, Objects.requireNonNull(action, "action"));
        Turn turn = Turn.ofCall();
        if (!node.register(callback)) {
            turn.addCallback(callback);
            turn.run();
        }
        return callback;
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Registration registration = onRaised(() -> future.complete(null));
        var unused = future.whenComplete((nothing, failure) -> registration.cancel());
        return future;
    }

    @Override
    public String toString() {
        return (forClosing ? "closing of " : "closed of ") + node;
    }
}
