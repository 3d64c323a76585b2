package goprocess.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Raised as soon as one of its signals is. It keeps no state of its own, so it registers only while
 * it is used.
 */
final class AnySignal implements Signal {
    private final List<Signal> signals;

    AnySignal(Signal... signals) {
        this.signals = List.of(signals);
    }

    @Override
    public boolean isRaised() {
        for (Signal signal : signals) {
            if (signal.isRaised()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void await() throws InterruptedException {
        await(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout");
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (isRaised() || timeout.isNegative() || timeout.isZero()) {
            return isRaised();
        }
        CountDownLatch raised = new CountDownLatch(1);
        Registration registration = onRaised(raised::countDown);
        try {
            // convert saturates, and that many nanoseconds are 292 years: indefinitely.
            return raised.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)
                    || isRaised();
        } finally {
            registration.cancel();
        }
    }

    @Override
    public Registration onRaised(Runnable action) {
        OnFirst onFirst = new OnFirst(Objects.requireNonNull(action, "action"), signals.size());
        try {
            for (Signal signal : signals) {
                onFirst.add(signal.onRaised(onFirst));
            }
        } catch (Throwable e) {
            onFirst.cancel(); // nobody else could take it back from those that have it
            throw e;
        }
        return onFirst;
    }

    @Override
    public CompletableFuture<Void> toFuture() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Registration registration = onRaised(() -> future.complete(null));
        var unused = future.whenComplete((nothing, failure) -> registration.cancel());
        return future;
    }
}
