package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which links are made, which are there already, and where they are kept. */
class LinksTest {
    /** With more links than are searched at their source, if the target has fewer. */
    private static final int MANY = 70;

    private static Node open(String name) {
        return (Node) GoProcesses.named(name).open();
    }

    private static Node wide() {
        Node wide = open("wide");
        for (int i = 0; i < MANY; i++) {
            GoProcesses.withParent(wide);
        }
        assertEquals(MANY, wide.outEndLocked());
        return wide;
    }

    // ---- what is there already ----

    @Test
    void theSameLinkOfAWideParentIsFoundAtItsTarget() {
        Node wide = wide();
        Node target = open("target");

        wide.addChild(target);
        wide.addChild(target);

        assertEquals(MANY + 1, wide.outEndLocked());
        wide.close();
        assertEquals(State.CLOSED, target.state());
    }

    @Test
    void theLinkOfTheFirstParentIsFoundAtItsTarget() {
        Node wide = wide();
        GoProcess child = GoProcesses.withParent(wide);

        wide.addChild(child);
        wide.waitFor(child);

        assertEquals(MANY + 1, wide.outEndLocked());
    }

    @Test
    void aLinkThatDoesMoreIsMade() {
        Node wide = wide();
        Node target = open("target");

        wide.waitFor(target);
        wide.addChild(target);
        assertEquals(MANY + 2, wide.outEndLocked());

        wide.waitFor(target);
        assertEquals(MANY + 2, wide.outEndLocked());
    }

    @Test
    void theLinkOfAnotherIsNoneOfIts() {
        Node target = open("target");
        Node first = wide();
        Node second = wide();

        first.addChild(target);
        second.addChild(target);
        second.addChild(target);

        assertEquals(MANY + 1, first.outEndLocked());
        assertEquals(MANY + 1, second.outEndLocked());
        second.closeAsync();
        assertEquals(State.CLOSED, target.state());
    }

    private static GoProcess namedFor(GoProcess target) {
        return GoProcesses.named("part").closeOnFailure(target).open();
    }

    /** The search for the same link takes the shorter way, so it must know the length of both. */
    @Test
    void theLinksToATargetAreCounted() {
        Node target = open("target");
        GoProcess first = namedFor(target);
        for (int i = 0; i < MANY; i++) {
            GoProcess next = namedFor(target);
            assertEquals(2, target.aboutIncoming());
            (i % 2 == 0 ? first : next).close(); // the older one, or the newer
            first = i % 2 == 0 ? next : first;
        }
    }

    // ---- where they are kept ----

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFreeIndexIsTakenAgain(int free) {
        Node parent = open("parent");
        GoProcess[] children = new GoProcess[4];
        for (int i = 0; i < children.length; i++) {
            children[i] = GoProcesses.withParent(parent);
        }
        for (int round = 0; round < 5; round++) { // each begins to look at another index
            children[free].close();
            children[free] = GoProcesses.withParent(parent);

            assertEquals(children.length, parent.outEndLocked());
            assertSame(children[free], parent.linkAtLocked(free));
        }
    }

    @Test
    void oneOfTwoNeighboursIsAlwaysFound() {
        Node parent = open("parent");
        GoProcess[] children = new GoProcess[8];
        for (int i = 0; i < children.length; i++) {
            children[i] = GoProcesses.withParent(parent);
        }
        children[1].close();
        children[2].close();

        GoProcess next = GoProcesses.withParent(parent);

        assertEquals(children.length, parent.outEndLocked());
        assertSame(next, parent.linkAtLocked(((Node) next).id % 2 == 0 ? 2 : 1));
    }

    // ---- those of the background process, and of what is closed ----

    @Test
    void theBackgroundHasNoLinks() {
        Node process = open("process");

        GoProcesses.background().addChild(process);
        process.addChildNoWait(GoProcesses.background());
        assertEquals(0, process.outEndLocked());

        process.closeAsync();
        assertEquals(State.CLOSED, process.state());
    }

    @Test
    void whoWaitsForTheBackgroundStaysClosing() {
        Node process = open("process");

        process.waitFor(GoProcesses.background());

        process.closeAsync();
        assertEquals(State.CLOSING, process.state());
        process.abandon();
        assertEquals(State.CLOSED, process.state());
    }

    @Test
    void whatIsClosedMayBeWaitedForByWhatIsOpenOnly() {
        Node closed = open("closed");
        closed.close();
        Node source = open("source");

        source.waitFor(closed);
        assertEquals(0, source.outEndLocked());

        source.close();
        assertThrows(RefusedException.class, () -> source.waitFor(closed));
        assertThrows(RefusedException.class, () -> source.waitFor(GoProcesses.background()));
    }

    @Test
    void aChildOfAClosingParentClosesAtOnce() {
        Node parent = open("parent");
        Node held = open("held");
        parent.waitFor(held);
        parent.closeAsync();

        GoProcess child = GoProcesses.withParent(parent);

        assertEquals(State.CLOSED, child.state());
        assertEquals(State.CLOSING, parent.state());
        held.close();
        assertEquals(State.CLOSED, parent.state());
    }
}
