package goprocess.impl;

import goprocess.impl.messages.Log;
import goprocess.impl.messages.Names;
import goprocess.impl.outside.OwnedProcess;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that is tied to signals, the JVM's shutdown, or its exit. */
final class OwnedNode implements OwnedProcess {
    private final StandardProcess process;

    /**
     * Opened by a callback that asks to be called back once more, which is then the last one that
     * this close has to call.
     */
    private final CountDownLatch callbacks = new CountDownLatch(1);

    OwnedNode(StandardProcess process) {
        this.process = process;
        process.closed().onRaised(() -> process.closed().onRaised(callbacks::countDown));
    }

    @Override
    public void begin(CloseCause cause) {
        process.begin(cause);
    }

    @Override
    public void fail(Throwable failure) {
        Turn turn = Turn.ofCall();
        if (!process.isRaised(false)) {
            Throwable first = process.errNow().orElse(failure);
            process.failed(Failures.both(first, failure), turn);
        }
        process.begin(CloseCause.FAILURE, null, turn);
        turn.run();
    }

    @Override
    public void whenClosing(Runnable action) {
        Waiter waiter =
                new Waiter(process, true) {
                    @Override
                    void raise(Turn turn) {
                        action.run();
                    }
                };
        if (!process.register(waiter)) {
            action.run();
        }
    }

    @Override
    public void whenClosed(Runnable action) {
        if (!process.register(new EarlyWaiter(process, action))) {
            action.run();
        }
    }

    @Override
    public boolean awaitClosed(long nanos, boolean interruptibly) throws InterruptedException {
        if (process.isRaised(false) || nanos <= 0) {
            return process.isRaised(false);
        }
        boolean timed = nanos != Deadline.FOREVER;
        return new ParkedThread(process, false, timed, Listening.now()).park(nanos, interruptibly);
    }

    @Override
    public void awaitCallbacks(long nanos) throws InterruptedException {
        var unused = callbacks.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public @Nullable Throwable failure() {
        return process.errNow().orElse(null);
    }

    @Override
    public String label() {
        return Names.shown(process.name()) + " #" + process.id;
    }

    @Override
    public @Nullable String holdups(Duration timeout) {
        return Holdups.describe(process, timeout);
    }

    @Override
    public void abandonHoldups(Duration after) {
        String holdups = Holdups.describe(process, after);
        if (holdups != null) {
            Log.warn(holdups, null);
        }
    }

    @Override
    public void abandonOn(Predicate<Thread> lost) {}

    @Override
    public String toString() {
        return process.toString();
    }
}
