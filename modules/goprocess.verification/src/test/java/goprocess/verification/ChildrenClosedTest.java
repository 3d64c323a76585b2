package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A function that others use goes on until they have closed. */
class ChildrenClosedTest {
    private final Gate gate = new Gate();

    private GoProcess child(GoProcess parent) {
        return parent.go("child", self -> gate.pass());
    }

    @Test
    void itIsRaisedOnceAllButTheFunctionHasClosed() throws InterruptedException {
        GoProcess worker = GoProcesses.named("worker").go(self -> self.childrenClosed().await());
        GoProcess first = child(worker);
        GoProcess second = GoProcesses.named("second").parent(worker).open();
        worker.closeAsync();

        assertEquals(State.CLOSED, second.state());
        assertFalse(worker.childrenClosed().isRaised());
        assertEquals(State.CLOSING, worker.state());
        gate.open();

        worker.closed().await();
        assertTrue(worker.childrenClosed().isRaised());
        assertEquals(State.CLOSED, first.state());
    }

    @Test
    void itIsNotRaisedBeforeClosingBegins() {
        GoProcess idle = GoProcesses.named("idle").open();

        assertFalse(idle.childrenClosed().isRaised());
        idle.close();
        assertTrue(idle.childrenClosed().isRaised());
    }

    @Test
    void aWishIsEnough() throws InterruptedException {
        GoProcess worker = GoProcesses.named("worker").go(self -> self.childrenClosed().await());
        GoProcess child = child(worker);
        Thread wishing = Thread.ofVirtual().start(worker::closeAfterChildren);
        gate.awaitReached();
        assertFalse(worker.closing().isRaised());

        gate.open();

        wishing.join();
        assertEquals(State.CLOSED, child.state());
        assertEquals(State.CLOSED, worker.state());
    }

    @Test
    void itIsRaisedBeforeTheTeardownAndItsCallbacksHaveReturned() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        GoProcess server = GoProcesses.named("server").teardown(() -> order.add("teardown")).open();
        server.childrenClosed().onRaised(() -> order.add("callback"));

        server.close();

        assertEquals(List.of("callback", "teardown"), order);
    }

    @Test
    void whatIsAddedLaterDoesNotLowerIt() throws InterruptedException {
        Gate function = new Gate();
        GoProcess worker = GoProcesses.named("worker").go(self -> function.pass());
        worker.closeAsync();
        assertTrue(worker.childrenClosed().isRaised());

        GoProcess late = child(worker);

        assertTrue(worker.childrenClosed().isRaised());
        function.open();
        gate.awaitReached();
        assertEquals(State.CLOSING, worker.state());
        gate.open();
        worker.close();
        assertEquals(Optional.empty(), late.err());
    }

    @Test
    void backgroundNeverRaisesIt() throws InterruptedException {
        assertFalse(GoProcesses.background().childrenClosed().await(Duration.ZERO));
    }

    /** The interrupt would come at once if it counted from closing. */
    @Test
    void untilThenNoInterruptIsSent() throws InterruptedException {
        AtomicInteger interrupts = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        GoProcess worker =
                GoProcesses.named("worker")
                        .untilChildrenClosed()
                        .interruptAfter(Duration.ZERO)
                        .go(
                                self -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        assertTrue(self.childrenClosed().isRaised());
                                        interrupts.incrementAndGet();
                                    }
                                });
        child(worker);
        gate.awaitReached();
        worker.closeAsync();
        gate.open();

        worker.close();

        assertEquals(1, interrupts.get());
    }

    @Test
    void withoutAFunctionThereIsNothingToGoOn() {
        var builder = GoProcesses.named("idle").untilChildrenClosed();

        IllegalStateException refused = assertThrows(IllegalStateException.class, builder::open);

        assertTrue(refused.getMessage().contains("idle"), refused.getMessage());
    }

    @Test
    void racingWithTheLastChildItIsRaisedForEverybody() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess parent = GoProcesses.named("parent").open();
                Gate last = new Gate();
                parent.go(self -> last.pass());
                CountDownLatch called = new CountDownLatch(1);
                parent.closeAsync();

                race.run(
                        last::open,
                        () -> parent.childrenClosed().onRaised(called::countDown),
                        () -> parent.childrenClosed().await());

                called.await();
                parent.close();
            }
        }
    }
}
