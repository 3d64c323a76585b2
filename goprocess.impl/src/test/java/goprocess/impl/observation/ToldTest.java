package goprocess.impl.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What each transition tells a listener, and when. It needs the listener {@link Told} on the class
 * path, with the folder {@code src/test/listener}.
 */
@Tag("watched")
class ToldTest {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeAll
    static void needsTheListener() {
        assumeTrue(Listeners.areInstalled(), "src/test/listener is not on the class path");
    }

    private static void awaitAlways(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void wish(Node node) {
        Cascade cascade = new Cascade();
        node.wishAfterChildren(cascade);
        cascade.run();
    }

    /** The listener waits at this event until the gate opens. */
    private void holdUpListener(String process, String held) {
        Told.atEachEventOf(
                process,
                event -> {
                    if (event.equals(held)) {
                        reached.countDown();
                        awaitAlways(gate);
                    }
                });
    }

    @Test
    void theLifeOfAParentAndItsChild() {
        GoProcess parent = GoProcesses.named("family").open();
        GoProcesses.named("member").parent(parent).teardown(() -> {}).open();

        parent.close();

        assertEquals(
                List.of(
                        "opened under family",
                        "closing, PARENT by family",
                        "teardown began",
                        "teardown ended, failure null",
                        "closed, failure null"),
                Told.of("member"));
        assertEquals(
                List.of("opened", "closing, CALLED", "closed after member, failure null"),
                withoutWaits("family"));
    }

    /** Whether somebody had to wait, and when, is not promised. */
    private static List<String> withoutWaits(String process) {
        return Told.of(process).stream().filter(event -> !event.equals("waited for")).toList();
    }

    @Test
    void theLifeOfAFunctionThatFails() {
        GoProcess other = GoProcesses.named("told too").open();
        GoProcesses.named("failing")
                .closeOnFailure(other)
                .teardown(() -> {})
                .go(
                        self -> {
                            throw new Exception("on purpose");
                        })
                .err();
        other.err();

        String failure = "failure java.lang.Exception: on purpose";
        assertEquals(
                List.of(
                        "opened",
                        "linked to told too",
                        "function began",
                        "function ended, " + failure,
                        "closing, FUNCTION_FAILED",
                        "teardown began",
                        "teardown ended, failure null",
                        "closed, " + failure),
                withoutWaits("failing"));
        assertTrue(Told.of("told too").contains("closing, FAILURE by failing"));
        assertTrue(Told.of("told too").contains("closed, " + failure));
    }

    @Test
    void aFunctionThatReturnsHasATimeOfItsOwn() {
        GoProcesses.named("returning").go(self -> {}).err();

        assertEquals(
                List.of(
                        "opened",
                        "function began",
                        "function ended, failure null",
                        "closing, FUNCTION_RETURNED",
                        "closed, failure null"),
                withoutWaits("returning"));
    }

    /** It closes in one hold of the lock, with a few words of notes. */
    @Test
    void whatIsIdleIsWatchedBriefly() {
        GoProcess parent = GoProcesses.named("of brief ones").open();
        Node idle = (Node) GoProcesses.named("brief").parent(parent).open();
        Node child = (Node) GoProcesses.named("no longer brief").parent(parent).open();
        Node torn = (Node) GoProcesses.named("torn").parent(parent).teardown(() -> {}).open();
        Node held = (Node) GoProcesses.named("held").parent(parent).waitFor(child).open();
        CountDownLatch end = new CountDownLatch(1);
        Node function = (Node) GoProcesses.named("function").parent(parent).go(self -> end.await());

        assertInstanceOf(Watch.class, child.notesLocked(), "it is waited for");
        assertInstanceOf(BriefWatch.class, idle.notesLocked());
        assertInstanceOf(Watch.class, torn.notesLocked());
        assertInstanceOf(Watch.class, held.notesLocked());
        assertInstanceOf(Watch.class, function.notesLocked());
        end.countDown();
        parent.close();
    }

    @Test
    void anIdleChildClosesWithItsCause() {
        GoProcess parent = GoProcesses.named("of idle ones").open();
        GoProcess called = GoProcesses.named("idle, called").parent(parent).open();
        GoProcesses.named("idle, under a parent").parent(parent).open();

        called.closeAsync();
        parent.closeAsync();

        assertEquals(
                List.of("opened under of idle ones", "closing, CALLED", "closed, failure null"),
                Told.of("idle, called"));
        assertEquals(
                List.of(
                        "opened under of idle ones",
                        "closing, PARENT by of idle ones",
                        "closed, failure null"),
                Told.of("idle, under a parent"));
        assertEquals(
                List.of(
                        "opened",
                        "closing, CALLED",
                        "closed after idle, under a parent, failure null"),
                Told.of("of idle ones"));
    }

    @Test
    void aWishIsToldOnceAndOnlyIfItHasToWait() {
        Node node = (Node) GoProcesses.named("wishing").open();
        GoProcess child = GoProcesses.withParent(node);

        wish(node);
        wish(node);

        assertEquals(List.of("opened", "wished"), Told.of("wishing"));
        child.closeAsync();
        assertEquals(State.CLOSED, node.state());
        assertEquals(1, Told.of("wishing").stream().filter("wished"::equals).count());

        Node alone = (Node) GoProcesses.named("wishing alone").open();
        wish(alone);
        assertEquals(
                List.of("opened", "closing, CHILDREN_CLOSED", "closed, failure null"),
                Told.of("wishing alone"));
    }

    /** Closing has begun, so a wish is nothing new. */
    @Test
    void aWishDuringACloseIsNotTold() {
        Node node = (Node) GoProcesses.named("closing already").open();
        Node held = (Node) GoProcesses.named("held open").open();
        node.waitFor(held);
        node.closeAsync();

        wish(node);

        assertFalse(Told.of("closing already").contains("wished"));
        held.close();
        assertEquals(State.CLOSED, node.state());
    }

    /** What it waits for closes while the listener is told that closing has begun. */
    @Test
    void noTeardownBeforeTheListenerKnowsOfTheClose() throws InterruptedException {
        GoProcess other = GoProcesses.named("quick").open();
        GoProcess process =
                GoProcesses.named("slowly told").waitFor(other).teardown(() -> {}).open();
        holdUpListener("slowly told", "closing, CALLED");
        Thread closer = Thread.ofVirtual().start(process::closeAsync);
        reached.await();

        other.closeAsync();

        assertEquals(State.CLOSED, other.state());
        assertEquals(State.CLOSING, process.state());
        assertFalse(Told.of("slowly told").contains("teardown began"));
        gate.countDown();
        closer.join();
        process.err();
        assertTrue(Told.of("slowly told").contains("teardown began"));
    }

    /** What closes while the listener is told of a wait for it, is closed after that. */
    @Test
    void closedIsToldAfterTheWait() throws InterruptedException {
        for (boolean teardown : new boolean[] {false, true}) {
            String name = teardown ? "waited for, torn down" : "waited for";
            GoProcess process =
                    teardown
                            ? GoProcesses.named(name).teardown(() -> {}).open()
                            : GoProcesses.named(name).open();
            CountDownLatch telling = new CountDownLatch(1);
            CountDownLatch told = new CountDownLatch(1);
            Told.atEachEventOf(
                    name,
                    event -> {
                        if (event.equals("waited for")) {
                            telling.countDown();
                            awaitAlways(told);
                        }
                    });
            Thread waiter = Thread.ofVirtual().start(process::err);
            telling.await();
            process.closeAsync();
            assertFalse(Told.of(name).contains("closed, failure null"));
            assertEquals(State.CLOSING, process.state());

            told.countDown();
            waiter.join();
            assertEquals(State.CLOSED, process.state());
            assertTrue(Told.of(name).contains("closed, failure null"), name);
        }
    }

    @Test
    void aWishHoldsUpTheEndUntilItIsTold() throws InterruptedException {
        Node node = (Node) GoProcesses.named("wish being told").open();
        GoProcess child = GoProcesses.withParent(node);
        holdUpListener("wish being told", "wished");
        Thread wisher = Thread.ofVirtual().start(() -> wish(node));
        reached.await();

        child.close();

        assertEquals(State.CLOSING, node.state());
        gate.countDown();
        wisher.join();
        assertEquals(State.CLOSED, node.state());
        assertEquals("closed, failure null", Told.of("wish being told").getLast());
    }

    @Test
    void linksAreToldAndHoldNothingUp() {
        Node source = (Node) GoProcesses.named("source").open();
        Node target = (Node) GoProcesses.named("target").open();
        source.waitFor(target);
        source.waitFor(target);

        assertEquals(List.of("opened", "linked to target"), Told.of("source"));
        source.closeAsync();
        assertEquals(State.CLOSING, source.state());
        target.closeAsync();
        assertEquals(State.CLOSED, source.state());
        assertEquals(
                List.of("closing, CALLED", "closed after target, failure null"),
                Told.of("source").subList(2, 4));
    }

    /** An idle process has too few notes for a teardown; it gets more. */
    @Test
    void aTeardownThatIsSetLaterIsTold() {
        GoProcess parent = GoProcesses.named("of one torn down later").open();
        GoProcess child = GoProcesses.named("torn down later").parent(parent).open();
        child.setTeardown(() -> {});

        child.close();

        assertEquals(
                List.of(
                        "opened under of one torn down later",
                        "closing, CALLED",
                        "teardown began",
                        "teardown ended, failure null",
                        "closed, failure null"),
                withoutWaits("torn down later"));
        parent.close();
    }

    /** The second parent closes after the process was opened and before it is linked. */
    @Test
    void whatAParentRefusesIsToldToTheEnd() {
        GoProcess open = GoProcesses.named("open").open();
        GoProcess closing = GoProcesses.named("about to close").open();
        Told.atEachEventOf(
                "refused",
                event -> {
                    if (event.startsWith("opened")) {
                        closing.closeAsync();
                    }
                });

        assertThrows(
                IllegalStateException.class,
                () ->
                        GoProcesses.named("refused")
                                .parent(open)
                                .waitFor(open)
                                .parent(closing)
                                .teardown(() -> {})
                                .open());

        List<String> told = Told.of("refused");
        assertTrue(told.contains("closing, REFUSED"), told::toString);
        assertFalse(told.contains("teardown began"), told::toString);
        assertEquals("closed, failure null", told.get(told.size() - 1));
        assertEquals(State.RUNNING, open.state());
        open.close();
    }

    @Test
    void aFailureThatIsRaisedByTheTeardownIsTold() {
        GoProcess process =
                GoProcesses.named("torn down in vain")
                        .teardown(
                                () -> {
                                    throw new Exception("on purpose");
                                })
                        .open();

        process.closeAsync();
        process.err();

        String failure = "failure java.lang.Exception: on purpose";
        List<String> told = Told.of("torn down in vain");
        assertTrue(told.contains("teardown ended, " + failure), told::toString);
        assertEquals("closed, " + failure, told.get(told.size() - 1));
    }
}
