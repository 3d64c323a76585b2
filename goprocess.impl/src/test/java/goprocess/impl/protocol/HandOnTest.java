package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

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
        ((Node) middle).toldAll(closing);
        closing.run();

        assertEquals(State.CLOSED, middle.state());
        assertEquals(State.CLOSED, last.state());
        assertSame(failure, middle.errNow().orElse(null));
        assertSame(failure, last.errNow().orElse(null));
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
