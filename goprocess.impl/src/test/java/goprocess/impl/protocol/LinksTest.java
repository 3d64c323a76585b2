package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

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

    /** A pair that lives long does not grow, however many other links either of the two has. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 100", "70, 0", "70, 100"})
    void aPairThatIsLinkedAgainAndAgainHasOneLink(int otherTargets, int otherSources) {
        Node source = open("source");
        for (int i = 0; i < otherTargets; i++) {
            GoProcesses.withParent(source);
        }
        Node target = open("target");
        for (int i = 0; i < otherSources; i++) {
            open("other").waitFor(target);
        }

        for (int i = 0; i < 10; i++) {
            source.addChild(target);
            source.waitFor(target);
            source.addChildNoWait(target);
        }

        assertEquals(otherTargets + 1, source.outEndLocked());
        assertEquals(otherTargets + 1, source.pendingLocked());
        assertEquals(otherSources + 1, target.aboutIncoming());
        source.closeAsync();
        assertEquals(State.CLOSED, target.state());
        assertEquals(State.CLOSED, source.state());
    }

    @Test
    void theSameLinkIsFoundWhereverItIsAmongFew() {
        Node source = open("source");
        List<Node> targets = List.of(open("first"), open("second"), open("third"));
        targets.forEach(source::addChild);

        targets.forEach(source::addChild);

        assertEquals(targets.size(), source.outEndLocked());
        source.close();
    }

    @Test
    void aWaitThatBecomesAChildIsClosedToo() {
        Node source = open("source");
        Node target = open("target");

        source.waitFor(target);
        source.addChild(target);

        source.closeAsync();
        assertEquals(State.CLOSED, target.state());
        assertEquals(State.CLOSED, source.state());
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

    /** The other length. */
    @Test
    void theLinksFromASourceAreCounted() {
        Node source = open("source");
        List<GoProcess> children = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            assertEquals(i, source.aboutOutgoing());
            children.add(GoProcesses.withParent(source));
        }
        while (!children.isEmpty()) {
            assertEquals(children.size(), source.aboutOutgoing());
            children.removeLast().close();
        }
        assertEquals(0, source.aboutOutgoing());
    }

    /** A diagnosis goes from what is open to all that wait for it. */
    @Test
    void theLinksToATargetAreListedNewestFirst() {
        Node target = open("target");
        List<Node> sources = List.of(open("first"), open("second"), open("third"));
        sources.forEach(source -> source.waitFor(target));

        List<Node> found = new ArrayList<>();
        for (ExtraLink link = target.newestInLocked(); link != null; link = link.olderLocked()) {
            found.add(link.source());
        }

        assertEquals(sources.reversed(), found);
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

    // ---- those that a listener is to be notified of ----

    @ParameterizedTest
    @ValueSource(ints = {Link.CLOSES, Link.CHILD})
    void neitherEndClosesUntilTheLinkHasBeenReported(int flags) {
        Node source = open("source");
        Node target = open("target");
        source.ensureDetails();
        target.ensureDetails();
        ExtraLink link = new ExtraLink(source, target, flags);
        source.addOut(link, Node.ENDING, true, true);
        assertTrue(target.addIn(link, false, true));

        source.closeAsync();
        assertEquals(State.CLOSING, source.state());
        assertEquals(State.CLOSING, target.state());

        release(target);
        assertEquals(State.CLOSED, target.state());
        assertEquals(State.CLOSING, source.state());
        release(source);
        assertEquals(State.CLOSED, source.state());
    }

    private static void release(Node node) {
        Cascade cascade = new Cascade();
        node.release(cascade);
        cascade.run();
    }

    /** It closes in a moment, and the link is gone then. */
    @Test
    void aTargetPastItsEndIsHeldUpByNoReport() {
        Node source = open("source");
        Node target = ending();
        ExtraLink link = new ExtraLink(source, target, Link.CHILD);
        source.addOut(link, Node.ENDING, true, true);

        assertTrue(target.addIn(link, false, true));

        assertFalse(link.gated);
        assertEquals(0, target.pendingLocked());
    }

    private static Node ending() {
        Node ending = open("ending");
        ending.unlock(Node.in(Node.ENDING, ending.lock()));
        return ending;
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
    void whatIsPastItsEndWaitsForNothingMore() {
        Node ending = ending();

        assertThrows(RefusedException.class, () -> ending.waitFor(GoProcesses.background()));

        assertEquals(0, ending.pendingLocked());
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
