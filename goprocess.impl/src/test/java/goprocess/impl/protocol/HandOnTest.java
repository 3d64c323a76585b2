package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** A failure goes from a process to those named in {@code closeOnFailure}, along any chain. */
class HandOnTest {
    private final Exception failure = new Exception("of the first");

    private static GoProcess open(String name, GoProcess closed) {
        return GoProcesses.named(name).closeOnFailure(closed).open();
    }

    private GoProcess openFailing(GoProcess closed) {
        return GoProcesses.named("failing")
                .closeOnFailure(closed)
                .teardown(
                        () -> {
                            throw failure;
                        })
                .open();
    }

    @Test
    void aFailureGoesAlongAChain() {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess middle = open("middle", last);
        GoProcess failing = openFailing(middle);

        failing.closeAsync();

        assertSame(failure, failing.err().orElse(null));
        assertSame(failure, middle.err().orElse(null));
        assertSame(failure, last.err().orElse(null));
    }

    @Test
    void aFailureGoesOnThoughOneOfTheChainStaysOpen() {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess middle = open("middle", last);
        GoProcess held = GoProcesses.named("held").open();
        middle.waitFor(held);

        openFailing(middle).closeAsync();

        assertSame(failure, last.err().orElse(null));
        assertEquals(State.CLOSING, middle.state());
        held.close();
        assertSame(failure, middle.err().orElse(null));
    }

    /** It has taken the failure and closes before that was handed on. */
    @Test
    void whoClosesHandsOnWhatItHasTaken() {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess middle = open("middle", last);
        Node source = (Node) open("source", middle);
        Cascade handing = new Cascade();
        GoProcess below = GoProcesses.withParent(middle);
        source.handOn(failure, handing);
        assertEquals(State.CLOSING, middle.state());

        below.close();
        Cascade closing = new Cascade();
        ((Node) middle).allBelowBegan(closing);
        closing.run();

        assertEquals(State.CLOSED, middle.state());
        assertEquals(State.CLOSED, last.state());
        assertSame(failure, middle.errNow().orElse(null));
        assertSame(failure, last.errNow().orElse(null));
    }

    /** Whoever hands it on does so along the whole chain, though nobody of it closes. */
    @Test
    void aFailureGoesAlongAChainThatStaysOpen() {
        GoProcess held = GoProcesses.named("held").open();
        GoProcess last = GoProcesses.named("last").waitFor(held).open();
        GoProcess middle = GoProcesses.named("middle").closeOnFailure(last).waitFor(held).open();
        Node source = (Node) open("source", middle);

        Cascade handing = new Cascade();
        source.handOn(failure, handing);
        handing.run();

        assertSame(failure, failureOf(middle));
        assertSame(failure, failureOf(last));
        assertEquals(State.CLOSING, middle.state());
        assertEquals(State.CLOSING, last.state());
        held.close();
        source.close();
    }

    private static Object failureOf(GoProcess process) {
        Node node = (Node) process;
        int s = node.lock();
        Throwable first = Failure.first(node.failureLocked());
        node.unlock(s);
        return first;
    }

    @Test
    void aCircleThatStaysOpenHandsItOnOnce() {
        GoProcess held = GoProcesses.named("held").open();
        Node one = (Node) GoProcesses.named("one").waitFor(held).open();
        Node two = (Node) GoProcesses.named("two").closeOnFailure(one).waitFor(held).open();
        Cascade linking = new Cascade();
        assertTrue(Links.make(one, two, Link.FAILS, linking));
        linking.run();

        Cascade handing = new Cascade();
        one.failed(failure, handing);
        handing.run();

        assertSame(failure, failureOf(two));
        assertFalse(one.takeFailure(failure), "it is known");
        held.close();
        assertEquals(State.CLOSED, one.state());
        assertSame(failure, two.errNow().orElse(null));
    }

    /** Another thread has recorded the failure, and the process closes before that hands it on. */
    @Test
    void whoClosesHandsOnItsOwnFailure() {
        Node last = (Node) GoProcesses.named("last").open();
        Node failing = (Node) open("failing", last);
        assertTrue(failing.replaceFailure(null, failure));

        failing.closeAsync();

        assertEquals(State.CLOSED, last.state());
        assertSame(failure, last.errNow().orElse(null));
    }

    @Test
    void aSecondFailureIsSuppressedByTheFirst() {
        Node node = (Node) GoProcesses.named("failing").open();
        Exception second = new Exception("second");

        node.failed(failure, new Cascade());
        node.failed(second, new Cascade());
        node.failed(failure, new Cascade());

        assertSame(failure, failureOf(node));
        assertArrayEquals(new Throwable[] {second}, failure.getSuppressed());
        node.closeAsync();
        assertSame(failure, node.errNow().orElse(null));
    }

    /** It takes no suppressed one, so the second is kept beside it. */
    @Test
    void aSecondFailureIsKeptBesideAFirstThatTakesNone() {
        Node node = (Node) GoProcesses.named("failing").open();
        Exception proud = new Exception("takes none", null, false, true) {};
        Exception second = new Exception("second");

        node.failed(proud, new Cascade());
        node.failed(second, new Cascade());
        node.failed(second, new Cascade());

        assertSame(proud, failureOf(node));
        int s = node.lock();
        List<Throwable> further = Failure.further(node.failureLocked());
        node.unlock(s);
        assertEquals(List.of(second), further);
        node.closeAsync();
    }

    @Test
    void suppressSaysWhetherItWasKept() {
        Exception proud = new Exception("takes none", null, false, true) {};
        Exception second = new Exception("second");

        assertFalse(Failure.suppress(proud, second));
        assertTrue(Failure.suppress(proud, proud));
        assertTrue(Failure.suppress(failure, second));
        assertSame(second, failure.getSuppressed()[0]);
        assertNull(Failure.firstOwn(Failure.withHanded(null, second)));
        assertSame(
                failure,
                Failure.firstOwn(Failure.withOwn(Failure.withHanded(null, second), failure)));
    }

    @Test
    void ofManyFailuresOfOthersNineAreKept() {
        Object failures = null;
        for (int i = 0; i < 20; i++) {
            failures = Failure.withHanded(failures, new Exception("of others"));
        }

        assertEquals(9, Failure.handed(failures).size());
        assertEquals(8, Failure.further(failures).size());
    }

    /** Somebody else stored one in between. */
    @Test
    void aFailureThatIsNoLongerThereIsNotReplaced() {
        Node node = (Node) GoProcesses.named("failing").open();
        node.failed(failure, new Cascade());

        assertFalse(node.replaceFailure(null, new Exception("replaces nothing")));

        node.closeAsync();
        assertSame(failure, node.errNow().orElse(null));
    }

    @Test
    void whatIsClosedTakesNothing() {
        GoProcess closed = GoProcesses.named("closed").open();
        GoProcess failing = openFailing(closed);
        closed.close();

        failing.closeAsync();

        assertTrue(failing.err().isPresent());
        assertEquals(Optional.empty(), closed.errNow());
        ((Node) closed).failed(failure, new Cascade());
        assertEquals(Optional.empty(), closed.errNow());
    }

    @Test
    void aChainOfAHundredThousandCostsNoStack() {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess next = last;
        for (int i = 0; i < 100_000; i++) {
            next = open("one", next);
        }

        openFailing(next).closeAsync();

        assertSame(failure, last.err().orElse(null));
    }

    @Test
    void whatAProcessFailsWithItselfComesFirst() {
        Exception own = new Exception("own");
        Object both = Failure.withOwn(Failure.withHanded(null, failure), own);

        assertSame(own, Failure.first(both));
        assertSame(failure, Failure.further(both).get(0));
        assertSame(both, Failure.withHanded(both, failure));
    }
}
