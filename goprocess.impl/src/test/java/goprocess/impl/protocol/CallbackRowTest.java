package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

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

/** The callbacks of a moment run one after the other, and hold up the teardown until then. */
class CallbackRowTest {
    @Test
    void aRowIsOneGateAndRunsInOrderOnAThreadOfItsOwn() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        GoProcess process = GoProcesses.withTeardown(() -> order.add("teardown"));
        for (String name : List.of("first", "second", "third")) {
            process.closing()
                    .onRaised(
                            () -> {
                                order.add(name);
                                threads.add(Thread.currentThread());
                            });
        }

        process.close();

        assertEquals(List.of("first", "second", "third", "teardown"), order);
        assertEquals(1, threads.stream().distinct().count());
        assertNotSame(Thread.currentThread(), threads.get(0));
    }

    @Test
    void whatReturnedIsNotGivenUpAsWell() {
        WorkNode node = (WorkNode) GoProcesses.named("process").open();
        GoProcess held = GoProcesses.named("held").open();
        node.waitFor(held);
        Callback callback = new Callback(node, Moment.CLOSING, () -> {}, false);
        node.register(callback);
        Cascade unstarted = new Cascade();
        node.begin(CloseCause.CALLED, null, unstarted);
        callback.runAll(new Cascade());

        Cascade late = new Cascade();
        assertFalse(node.giveUpCallbacks(callback, new Exception("given up"), () -> fail(), late));
        late.run();

        assertTrue(node.errNow().isEmpty());
        unstarted.run();
        held.close();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void whatIsGivenUpIsAFailureBeforeTheClose() {
        Exception failure = new Exception("given up");
        WorkNode node = (WorkNode) GoProcesses.named("process").open();
        Callback callback = new Callback(node, Moment.CLOSING, () -> {}, false);
        node.register(callback);
        Cascade unstarted = new Cascade();
        node.begin(CloseCause.CALLED, null, unstarted);

        List<State> told = new ArrayList<>();
        assertTrue(
                node.giveUpCallbacks(callback, failure, () -> told.add(node.state()), unstarted));
        assertFalse(node.openGate(callback, unstarted));
        assertEquals(List.of(State.CLOSING), told);

        if (Observer.Installed.OBSERVER != null) {
            unstarted.run(); // it has to notify the observer first
        }
        assertEquals(State.CLOSED, node.state());
        assertSame(failure, node.errNow().orElse(null));
        unstarted.run();
    }

    /** Nothing but its function is left, so its children have closed while it still runs. */
    @Test
    void aLateCallbackOnChildrenClosedHoldsUpTheTeardownToo() throws InterruptedException {
        CountDownLatch function = new CountDownLatch(1);
        CountDownLatch callback = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        Node node =
                (Node)
                        GoProcesses.named("process")
                                .threadFactory(
                                        task -> {
                                            threads.add(new Thread(task));
                                            return threads.get(0);
                                        })
                                .closeAfterChildren()
                                .go(self -> function.await());
        Cascade wish = new Cascade();
        node.wishAfterChildren(wish);
        wish.run();
        assertTrue(node.childrenClosed().isRaised());
        assertEquals(State.RUNNING, node.state());
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        node.childrenClosed()
                                                .onRaised(
                                                        () -> {
                                                            begun.countDown();
                                                            awaitAlways(callback);
                                                        }));
        begun.await();

        function.countDown();
        threads.get(0).join();

        assertTrue(Node.phase(node.peek()) < Node.ENDING);
        callback.countDown();
        caller.join();
        assertEquals(State.CLOSED, node.state());
    }

    private static void awaitAlways(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
