package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An early action is done after the teardown, and before anybody sees the process closed. */
class EarlyWaiterTest {
    private final List<String> order = new ArrayList<>();

    private Node open() {
        return (Node) GoProcesses.named("tied").open();
    }

    private void early(Node node, String name) {
        assertTrue(
                node.register(new EarlyWaiter(node, () -> order.add(name + " " + node.state()))));
    }

    private void late(Node node, String name) {
        Waiter waiter =
                new Waiter(node, Moment.CLOSED) {
                    @Override
                    protected void raise(Cascade cascade) {
                        order.add(name + " " + node.state());
                    }
                };
        assertTrue(node.register(waiter));
    }

    @Test
    void itIsDoneBeforeTheProcessIsClosed() {
        Node node = open();
        late(node, "late");
        early(node, "early");
        late(node, "later");

        node.closeAsync();

        assertEquals(List.of("early CLOSING", "late CLOSED", "later CLOSED"), order);
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void severalAreDoneBeforeAllOthers() {
        Node node = open();
        early(node, "first");
        early(node, "second");
        late(node, "last");
        early(node, "third");

        node.closeAsync();

        assertEquals("last CLOSED", order.remove(3));
        assertEquals(Set.of("first CLOSING", "second CLOSING", "third CLOSING"), Set.copyOf(order));
    }

    @Test
    void itIsDoneAfterTheTeardownWhetherThatFailsOrNot() {
        for (boolean fails : new boolean[] {false, true}) {
            order.clear();
            Node node =
                    (Node)
                            GoProcesses.withTeardown(
                                    () -> {
                                        order.add("teardown");
                                        if (fails) {
                                            throw new Exception("on purpose");
                                        }
                                    });
            early(node, "early");

            node.closeAsync();
            assertEquals(fails, node.err().isPresent());

            assertEquals(List.of("teardown", "early CLOSING"), order);
        }
    }

    @Test
    void onlyWhoHasOneIsTied() {
        Node node = open();
        late(node, "late");
        assertEquals(0, node.peek() & Node.HAS_EARLY_WAITER);
        early(node, "early");
        assertEquals(Node.HAS_EARLY_WAITER, node.peek() & Node.HAS_EARLY_WAITER);

        node.closeAsync();

        assertEquals(0, node.peek() & Node.HAS_EARLY_WAITER);
    }

    /** The listener is about to be told how it ended. */
    @Test
    void whileItIsDoneItsProcessTakesNoFailure() {
        Node node = open();
        Exception failure = new Exception("too late");
        node.register(new EarlyWaiter(node, () -> order.add("took " + node.takeFailure(failure))));

        node.closeAsync();

        assertEquals(List.of("took false"), order);
        assertTrue(node.errNow().isEmpty());
    }

    @Test
    void aChildThatIsTiedHoldsUpItsParent() {
        GoProcess parent = GoProcesses.withTeardown(() -> order.add("teardown of the parent"));
        Node node = (Node) GoProcesses.withParent(parent);
        early(node, "early");

        parent.close();

        assertEquals(List.of("early CLOSING", "teardown of the parent"), order);
        assertFalse(node.register(new EarlyWaiter(node, () -> order.add("too late"))));
        assertEquals(2, order.size());
    }
}
