package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A teardown ends once: it has run, or it is given up. */
class TeardownEndTest {
    private final Exception failure = new Exception("of the teardown");

    /** The thread of the test is about to run its teardown. */
    private static Node tearingDown() {
        Node node = (Node) GoProcesses.withTeardown(() -> {});
        Cascade closing = Cascade.ofCall(node);
        node.begin(CloseCause.CALLED, null, closing);
        closing.run();
        assertNotNull(node.claimTeardown(Thread.currentThread()));
        return node;
    }

    @Test
    void anAbandonmentIsToldBeforeWhatFollowsFromIt() {
        Cascade cascade = new Cascade();
        Node node = tearingDown();
        List<String> told = new ArrayList<>();

        assertTrue(
                node.giveUpTeardown(
                        failure, () -> told.add(node.state() + " " + node.errNow()), cascade));

        assertEquals(List.of("CLOSING Optional.empty"), told);
        cascade.run();
        assertSame(State.CLOSED, node.state());
        assertSame(failure, node.errNow().orElse(null));
    }

    @Test
    void whatWasGivenUpDoesNotEndAgain() {
        Cascade cascade = new Cascade();
        Node node = tearingDown();
        node.giveUpTeardown(failure, () -> {}, cascade);

        assertFalse(node.conclude(new Exception("late"), 0, cascade));
        assertFalse(node.giveUpTeardown(new Exception("again"), () -> fail(), cascade));

        cascade.run();
        assertSame(failure, node.errNow().orElse(null));
    }

    @Test
    void whatHasFailedIsNotGivenUpAsWell() {
        Cascade cascade = new Cascade();
        Node node = tearingDown();

        assertTrue(node.conclude(failure, 0, cascade));
        assertFalse(node.giveUpTeardown(new Exception("given up"), () -> fail(), cascade));

        cascade.run();
        assertSame(State.CLOSED, node.state());
        assertSame(failure, node.errNow().orElse(null));
    }

    /** Its time has not come when the steps of the caller are done. */
    @Test
    void onlyATeardownThatIsDueIsLeftToWhoWaits() {
        Node node = (Node) GoProcesses.withTeardown(() -> {});
        GoProcess held = GoProcesses.named("held").open();
        node.waitFor(held);
        Cascade closing = Cascade.ofCall(node);
        node.begin(CloseCause.CALLED, null, closing);
        closing.run();

        assertFalse(closing.mustTearDownAwaited());

        held.close();
        assertTrue(node.err().isEmpty());
    }
}
