package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.concurrent.atomic.AtomicReference;

/** What is wrong with the Go original, and must never come back. */
class GoFaultsTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final AtomicReference<GoProcess> p = new AtomicReference<>();

    @Test
    void aTeardownThatCallsItsOwnCloseDoesNotHang() {
        p.set(
                GoProcesses.withTeardown(
                        () -> assertThrows(DeadlockException.class, () -> p.get().close())));

        p.get().close();

        assertEquals(State.CLOSED, p.get().state());
    }

    @Test
    void aTeardownThatCallsItsOwnGoDoesNotHang() {
        p.set(
                GoProcesses.withTeardown(
                        () ->
                                assertThrows(
                                        IllegalStateException.class,
                                        () -> p.get().go(self -> {}))));

        p.get().close();

        assertEquals(State.CLOSED, p.get().state());
    }

    @Test
    void aSecondSetTeardownLeavesNoLockHeld() {
        GoProcess process = GoProcesses.withTeardown(() -> {});
        assertThrows(IllegalStateException.class, () -> process.setTeardown(() -> {}));

        process.addChild(GoProcesses.named("child").open());
        process.go(self -> {});
        process.close();

        assertEquals(State.CLOSED, process.state());
    }

    @Test
    void aTeardownThatThrowsStillRaisesClosed() throws InterruptedException {
        Error failure = new AssertionError("on purpose");
        GoProcess process = GoProcesses.withTeardown(Failing.teardown(failure));

        process.closeAsync().await();

        assertTrue(process.closed().isRaised());
        assertSame(failure, process.err().orElseThrow());
    }

    @Test
    void addChildIsNotBlockedBehindTheTeardownOfAnotherThread() throws InterruptedException {
        Gate gate = new Gate();
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess slow = GoProcesses.named("slow").parent(parent).teardown(gate::pass).open();
        parent.closeAsync();
        gate.awaitReached();

        GoProcess child = GoProcesses.named("child").open();
        parent.addChild(child);
        assertTrue(child.closing().isRaised());
        assertThrows(
                IllegalStateException.class, () -> slow.addChild(GoProcesses.named("x").open()));

        gate.open();
        parent.close();
    }
}
