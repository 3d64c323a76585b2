package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The process that never closes and never begins to. */
class BackgroundTest {
    private final GoProcess background = GoProcesses.background();

    @Test
    void itIsAlwaysTheSame() {
        assertSame(background, GoProcesses.background());
    }

    @Test
    void itRunsWhateverIsDoneToIt() {
        background.closeAsync();
        assertThrows(CloseTimeoutException.class, () -> background.close(Duration.ZERO));
        assertThrows(CloseTimeoutException.class, () -> background.close(Duration.ofMillis(1)));

        assertEquals(State.RUNNING, background.state());
        assertFalse(background.closing().isRaised());
        assertFalse(background.closed().isRaised());
        assertEquals(Optional.empty(), background.errNow());
    }

    @Test
    void closeAsyncReturnsItsClosedSignal() {
        assertFalse(background.closeAsync().isRaised());
    }

    /** As far as a test can see: it waits, and an interrupt does not end it. */
    private static void assertWaitsForever(Executable call) {
        Waiter waiter = Waiter.in(call);

        assertTrue(waiter.isWaiting());
        waiter.interrupt();
        waiter.awaitWaiting();
        assertTrue(waiter.isWaiting());
    }

    @Test
    void closeWaitsForever() {
        assertWaitsForever(background::close);
    }

    @Test
    void closeAfterChildrenWaitsForever() {
        assertWaitsForever(background::closeAfterChildren);
    }

    @Test
    void errWaitsForever() {
        assertWaitsForever(background::err);
    }

    @Test
    void aCloseWithATimeoutBeyondTheClockWaitsForever() {
        assertWaitsForever(() -> background.close(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void itsSignalsTimeOut() throws InterruptedException {
        assertFalse(background.closing().await(Duration.ofMillis(1)));
        assertFalse(background.closed().await(Duration.ofMillis(1)));
        assertFalse(background.closed().toFuture().isDone());
    }

    @Test
    void whoWaitsForItDoesNotCloseWhenItsChildrenHave() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.withParent(parent);
        parent.waitFor(background);

        parent.closeAsync();

        assertTrue(child.closed().isRaised());
        assertFalse(parent.closed().isRaised());
    }

    @Test
    void aClosedProcessRefusesToWaitForIt() {
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();

        assertThrows(IllegalStateException.class, () -> closed.waitFor(background));
    }

    @Test
    void aLinkUnderItDoesNothing() {
        GoProcess p = GoProcesses.named("p").parent(background).open();
        background.addChild(p);
        background.addChildNoWait(p);
        background.waitFor(p);
        GoProcess child = GoProcesses.withParent(background);

        background.closeAsync();

        assertEquals(State.RUNNING, p.state());
        assertEquals(State.RUNNING, child.state());
        p.close();
        child.close();
    }

    @Test
    void aLinkUnderItKeepsNothing() {
        WeakReference<GoProcess> p = new WeakReference<>(linkedUnderTheBackground());

        Collected.await(p);
    }

    private GoProcess linkedUnderTheBackground() {
        GoProcess p = GoProcesses.withParent(background);
        background.addChild(p);
        background.waitFor(p);
        background.addChildNoWait(p);
        return p;
    }

    @Test
    void anActionOnItsSignalsIsNotKept() {
        Object tool = new Object();
        WeakReference<Object> reference = new WeakReference<>(tool);
        background.closing().onRaised(tool::hashCode);
        background.closed().onRaised(tool::hashCode);
        tool = null;

        Collected.await(reference);
    }

    @Test
    void setTeardownIsRefused() {
        assertThrows(IllegalStateException.class, () -> background.setTeardown(() -> {}));
    }

    @Test
    void goIsTheStaticGo() {
        AtomicReference<GoProcess> child = new AtomicReference<>();

        GoProcess p = background.go(self -> child.set(GoProcesses.withParent(self)));

        p.err();
        assertEquals(State.CLOSED, child.get().state());
    }

    @Test
    void goTakesAName() {
        GoProcess p = background.go("named", self -> {});

        p.close();
        assertEquals("named", p.name());
    }

    @Test
    void asSomebodysChildItIsWaitedFor() {
        GoProcess p = GoProcesses.named("p").open();
        p.addChild(background);

        assertThrows(CloseTimeoutException.class, () -> p.close(Duration.ofMillis(1)));

        assertEquals(State.CLOSING, p.state());
        assertEquals(State.RUNNING, background.state());
    }

    @Test
    void aProcessMayWaitForItForever() {
        GoProcess p = GoProcesses.named("p").waitFor(background).open();

        assertThrows(CloseTimeoutException.class, () -> p.close(Duration.ofMillis(1)));

        assertEquals(State.CLOSING, p.state());
    }

    @Test
    void addChildNoWaitOfItDoesNothing() {
        GoProcess p = GoProcesses.named("p").open();
        p.addChildNoWait(background);

        p.close();

        assertEquals(State.RUNNING, background.state());
    }

    @Test
    void itHasTheNumberNought() {
        assertEquals(0, background.id());
        assertFalse(background.name().isBlank());
        assertEquals(background.name() + " #0 RUNNING", background.toString());
    }

    @ParameterizedTest
    @MethodSource("goprocess.verification.BadInputTest#linksTo")
    void aLinkToItselfIsRefused(BadInputTest.Link link) {
        assertThrows(IllegalArgumentException.class, () -> link.make(background, background));
    }
}
