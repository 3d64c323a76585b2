package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.impl.running.Callback;
import goprocess.impl.running.WorkNode;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the count of a process contains for its callbacks, and which moments it decides. */
class GateTest {
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private void stay() {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        order.add("callback");
    }

    private static Node open(String name) {
        return (Node) GoProcesses.named(name).open();
    }

    private Callback row(Node node, Moment moment) {
        return new Callback((WorkNode) node, moment, () -> {}, false);
    }

    /** Its callbacks are its own work, as its function is. */
    @Test
    void childrenHaveClosedWhileACallbackOnClosingRuns() throws InterruptedException {
        Node node = open("process");
        Node other = open("other");
        node.waitFor(other);
        node.closing().onRaised(this::stay);
        node.closeAsync();
        begun.await();
        assertFalse(node.childrenClosed().isRaised(), "the other one is open");

        other.closeAsync();

        assertTrue(node.childrenClosed().isRaised());
        assertEquals(State.CLOSING, node.state());
        gate.countDown();
        assertTrue(node.err().isEmpty());
    }

    /** A callback that has returned is not counted any more, for either sum. */
    @Test
    void childrenHaveNotClosedBecauseCallbacksHave() {
        Node node = open("process");
        Node first = open("first");
        Node second = open("second");
        node.waitFor(first);
        node.waitFor(second);
        Callback callback = row(node, Moment.CLOSING);
        node.register(callback);
        Cascade unstarted = new Cascade();
        node.begin(CloseCause.CALLED, null, unstarted);
        node.allBelowBegan(new Cascade());
        assertEquals(3, node.pendingLocked());

        Cascade after = new Cascade();
        assertTrue(node.openGate(callback, after));
        after.run();

        assertEquals(2, node.pendingLocked());
        assertFalse(node.childrenClosed().isRaised());
        first.closeAsync();
        assertFalse(node.childrenClosed().isRaised());
        second.closeAsync();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void aLateCallbackIsCountedForBothSums() {
        Node node = open("process");
        Node first = open("first");
        Node second = open("second");
        node.waitFor(first);
        node.waitFor(second);
        node.closeAsync();
        Callback late = row(node, Moment.CLOSING);
        assertFalse(node.register(late), "its moment has come");
        assertEquals(3, node.pendingLocked());
        assertEquals(1, node.detailsLocked().shutGates);
        assertSame(late, node.gatesLocked());

        first.closeAsync();
        assertFalse(node.childrenClosed().isRaised());
        second.closeAsync();
        assertTrue(node.childrenClosed().isRaised());
        assertEquals(State.CLOSING, node.state());

        Cascade after = new Cascade();
        assertTrue(node.openGate(late, after));
        after.run();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void aCallbackOnChildrenClosedHoldsUpTheTeardown() throws InterruptedException {
        GoProcess process = GoProcesses.withTeardown(() -> order.add("teardown"));
        process.childrenClosed().onRaised(this::stay);
        process.closeAsync();
        begun.await();
        assertTrue(Node.phase(((Node) process).peek()) < Node.ENDING);

        gate.countDown();

        assertTrue(process.err().isEmpty());
        assertEquals(List.of("callback", "teardown"), order);
    }

    /** There are rows for two moments and late ones; each leaves the list wherever it is. */
    @Test
    void gatesLeaveTheirListInAnyOrder() {
        for (int first = 0; first < 3; first++) {
            Node node = open("process");
            node.waitFor(open("held open"));
            node.closeAsync();
            List<Callback> rows = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                rows.add(row(node, Moment.CLOSING));
                node.register(rows.get(i));
            }
            Callback gone = rows.remove(first);
            assertTrue(node.openGate(gone, new Cascade()));
            assertFalse(node.openGate(gone, new Cascade()), "it has opened");

            assertEquals(rows.reversed(), gates(node));
            assertTrue(node.openGate(rows.get(0), new Cascade()));
            assertEquals(rows.subList(1, 2), gates(node));
            assertTrue(node.openGate(rows.get(1), new Cascade()));
            assertNull(node.gatesLocked());
            assertEquals(1, node.pendingLocked());
        }
    }

    private static List<Callbacks> gates(Node node) {
        List<Callbacks> gates = new ArrayList<>();
        for (Callbacks gate = node.gatesLocked(); gate != null; gate = gate.nextGateLocked()) {
            gates.add(gate);
        }
        return gates;
    }

    /** Only callbacks hold anything up, and only those of the moment that has come. */
    @Test
    void callbacksAreCountedByMoment() {
        Node node = open("process");
        Waiter plain = new Silent(node, Moment.CLOSING);
        Callback closing = row(node, Moment.CLOSING);
        Callback children = row(node, Moment.CHILDREN_CLOSED);
        node.register(plain);
        node.register(closing);
        node.register(children);
        Details own = node.detailsLocked();
        assertEquals(1, own.callbacks(Moment.CLOSING));
        assertEquals(1, own.callbacks(Moment.CHILDREN_CLOSED));

        node.unregister(closing);
        assertEquals(0, own.callbacks(Moment.CLOSING));
        assertEquals(1, own.callbacks(Moment.CHILDREN_CLOSED));
        assertSame(plain, own.takeWaiters(Moment.CLOSING));
        assertNull(own.takeWaiters(Moment.CLOSING));
        assertSame(children, own.takeWaiters(Moment.CHILDREN_CLOSED));
        assertEquals(0, own.callbacks(Moment.CHILDREN_CLOSED));
        node.closeAsync();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void aCallbackIsAGateFromItsMomentUntilItHasReturned() {
        Node node = open("process");
        Callback callback = row(node, Moment.CLOSING);
        node.register(callback);
        assertFalse(callback.isGateLocked());
        Cascade unstarted = new Cascade();

        node.begin(CloseCause.CALLED, null, unstarted);
        assertTrue(callback.isGateLocked());

        assertTrue(node.openGate(callback, unstarted));
        assertFalse(callback.isGateLocked());
        unstarted.run();
        assertEquals(State.CLOSED, node.state());
    }

    /** The teardown has begun, so nothing can hold it up any more. */
    @Test
    void aCallbackThatComesAfterTheEndIsNotCounted() {
        Node node = open("ending");
        node.unlock(Node.in(Node.ENDING, node.lock()));

        assertFalse(node.register(row(node, Moment.CLOSING)));

        assertEquals(0, node.pendingLocked());
        assertNull(node.gatesLocked());
    }

    @Test
    void callbacksThatWereUnregisteredAreNoGate() {
        Node node = open("process");
        Callback callback = row(node, Moment.CLOSING);
        node.register(callback);
        node.unregister(callback);

        node.closeAsync();

        assertEquals(State.CLOSED, node.state());
    }

    /** One that runs last may be the only one. */
    @Test
    void theLastCallbackIsARowOfItsOwn() {
        Node node = open("process");
        node.register(new Callback((WorkNode) node, Moment.CLOSING, () -> order.add("only"), true));
        node.closeAsync();
        assertTrue(node.err().isEmpty());
        assertEquals(List.of("only"), order);

        Node other = open("other");
        other.register(
                new Callback((WorkNode) other, Moment.CLOSING, () -> order.add("last"), true));
        other.closing().onRaised(() -> order.add("first"));
        other.closeAsync();
        assertTrue(other.err().isEmpty());
        assertEquals(List.of("only", "first", "last"), order);
    }

    private static final class Silent extends Waiter {
        Silent(Node node, Moment moment) {
            super(node, moment);
        }

        @Override
        protected void raise(Cascade cascade) {}
    }
}
