package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** While user code of a process hangs, every call on that process that does not wait returns. */
class UserCodeHoldsNoLockTest {
    private final Gate gate = new Gate();

    private void assertNothingIsBlocked(GoProcess p) {
        GoProcess other = GoProcesses.named("other").open();
        p.state();
        p.errNow();
        p.closing().isRaised();
        p.closed().onRaised(() -> {}).cancel();
        p.closing().onRaised(() -> {}).cancel();
        p.closed().toFuture();
        p.addChildNoWait(GoProcesses.named("child").open());
        other.waitFor(p);
        other.addChildNoWait(p);
        orRefused(() -> p.addChild(GoProcesses.named("child").open()));
        orRefused(() -> p.waitFor(other(p)));
        orRefused(() -> p.go(self -> {}));
        orRefused(() -> p.setTeardown(() -> {}));
        p.closeAsync();
        assertThrows(RuntimeException.class, () -> p.close(Duration.ofNanos(1)));
    }

    /** A process that closes by itself in the end. */
    private static GoProcess other(GoProcess p) {
        return GoProcesses.go(self -> p.closing().await());
    }

    private static void orRefused(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException e) {
            // A refusal is an answer, too.
        }
    }

    @Test
    void aFunction() throws InterruptedException {
        GoProcess p = GoProcesses.go(self -> gate.pass());
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
    }

    @Test
    void aTeardown() throws InterruptedException {
        GoProcess p = GoProcesses.withTeardown(gate::pass);
        p.closeAsync();
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
    }

    @Test
    void aClosingCallback() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        p.closing().onRaised(gate::passUninterruptibly);
        Waiter closer = Waiter.in(p::closeAsync);
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
        closer.join();
    }

    @Test
    void aClosingCallbackOfAChild() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess child = GoProcesses.withParent(p);
        child.closing().onRaised(gate::passUninterruptibly);
        Waiter closer = Waiter.in(p::closeAsync);
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
        closer.join();
    }

    @Test
    void aClosedCallback() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess child = GoProcesses.named("child").parent(p).teardown(() -> {}).open();
        GoProcess holder = GoProcesses.withParent(p);
        holder.setTeardown(gate::pass);
        child.closed().onRaised(gate::passUninterruptibly);
        child.closeAsync();
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
        p.err();
    }

    @Test
    void aThreadFactory() throws Throwable {
        GoProcess p = GoProcesses.named("p").open();
        ThreadFactory slow =
                task -> {
                    gate.passUninterruptibly();
                    return new Thread(task);
                };
        Waiter opener =
                Waiter.in(
                        () ->
                                GoProcesses.named("child")
                                        .parent(p)
                                        .threadFactory(slow)
                                        .go(self -> {}));
        gate.awaitReached();

        assertNothingIsBlocked(p);

        gate.open();
        opener.join();
    }
}
