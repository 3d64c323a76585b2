package goprocess.impl;

import goprocess.impl.messages.Failures;
import goprocess.impl.observation.Listeners;
import goprocess.impl.outside.OwnedProcess;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.EarlyWaiter;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.Abandonment;
import goprocess.impl.running.Callback;
import goprocess.impl.running.OpenLeaves;
import goprocess.impl.running.Waits;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that is tied to signals, the JVM's shutdown, or its exit. */
final class OwnedNode implements OwnedProcess {
    private final StandardProcess process;

    /** Reaches zero when all callbacks of its end have returned. */
    private final CountDownLatch callbacks = new CountDownLatch(1);

    OwnedNode(StandardProcess process) {
        this.process = process;
        process.register(new Callback(process, Moment.CLOSED, callbacks::countDown, true));
    }

    @Override
    public void begin(CloseCause cause) {
        process.beginClosing(cause);
    }

    @Override
    public boolean fail(Throwable failure) {
        if (process.isAnswerToClosing(failure)) {
            return false;
        }
        Cascade cascade = Cascade.ofCall();
        process.failed(failure, cascade);
        process.begin(CloseCause.FAILURE, null, cascade);
        cascade.run();
        return true;
    }

    @Override
    public void whenClosing(Runnable action) {
        Waiter waiter =
                new Waiter(process, Moment.CLOSING) {
                    @Override
                    protected void raise(Cascade cascade) {
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
        if (process.isClosed() || nanos <= 0) { // without a wait that needs memory
            return process.isClosed();
        }
        return interruptibly
                ? Waits.untilRaised(process, Moment.CLOSED, nanos)
                : Waits.untilClosed(process, nanos, Waits.deadline(nanos), Listeners.now());
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
        return process.shownName() + " #" + process.id;
    }

    @Override
    public @Nullable String openLeaves(Duration timeout) {
        return OpenLeaves.describe(process, timeout);
    }

    @Override
    public void nameWhatIsGivenUp(Duration after) {
        if (process.isClosed()) {
            return;
        }
        try {
            String leaves = OpenLeaves.describe(process, after);
            if (leaves != null) {
                Failures.log(leaves + ". It gives up on them", null);
            }
        } catch (Throwable e) {
            Failures.log("What is open below ", process, " could not be named. It gives up", e);
        }
    }

    @Override
    public void abandon() {
        process.abandon();
    }

    @Override
    public void abandonOn(Predicate<Thread> lost) {
        Abandonment.on(process, lost);
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
