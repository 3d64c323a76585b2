package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What each transition waits for, and what it leaves behind. */
class TransitionsTest {
    private static final Thread RUNNER = Thread.currentThread();

    @Test
    void phasesAreInOrder() {
        assertTrue(Node.RUNNING < Node.CLOSING);
        assertTrue(Node.CLOSING < Node.ENDING);
        assertTrue(Node.ENDING < Node.CLOSED);
    }

    @Test
    void aTeardownComesAfterEverythingBelow() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        GoProcess top = GoProcesses.withTeardown(() -> order.add("top"));
        GoProcess left = child("left", order, top);
        GoProcess right = child("right", order, top);
        GoProcess both = GoProcesses.named("both").parent(left).parent(right).open();
        both.setTeardown(() -> order.add("both"));

        top.close();

        assertEquals("both", order.get(0));
        assertEquals("top", order.get(3));
        assertEquals(4, order.size());
    }

    private static GoProcess child(String name, List<String> order, GoProcess parent) {
        return GoProcesses.named(name).parent(parent).teardown(() -> order.add(name)).open();
    }

    /** The parent has begun to close, and its children have not. */
    @Test
    void aLinkThatIsThereAlreadyClosesItsChildToo() {
        Node parent = (Node) GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.named("child").open();
        parent.addChild(child);
        Cascade closing = new Cascade();
        parent.begin(CloseCause.CALLED, null, closing);
        assertEquals(State.RUNNING, child.state());

        parent.addChild(child);

        assertTrue(child.closing().isRaised());
        closing.run();
        assertEquals(State.CLOSED, parent.state());
    }

    /** Neither the first time nor when the link is there already. */
    @Test
    void aWaitThatIsMadeDuringACloseClosesNobody() {
        Node source = (Node) GoProcesses.named("source").open();
        GoProcess held = GoProcesses.named("held").open();
        GoProcess target = GoProcesses.named("target").open();
        source.waitFor(held);
        source.closeAsync();

        source.waitFor(target);
        source.waitFor(target);

        assertEquals(State.RUNNING, target.state());
        held.close();
        assertEquals(State.CLOSING, source.state());
        target.close();
        assertEquals(State.CLOSED, source.state());
    }

    @Test
    void aParentPastItsEndTakesNoChild() {
        Node parent = (Node) GoProcesses.named("ending").open();
        Node child = (Node) GoProcesses.named("child").open();
        parent.unlock(Node.in(Node.ENDING, parent.lock()));

        assertFalse(Links.open(child, parent));

        assertNull(child.firstParentLocked());
        assertEquals(0, parent.outEndLocked());
        child.close();
    }

    /** Another thread has begun to close the parent, and its children have not begun to close. */
    @Test
    void aSecondCloserTellsWhatTheFirstHasNot() {
        Node parent = (Node) GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.withParent(parent);
        Cascade closing = new Cascade();
        parent.begin(CloseCause.CALLED, null, closing);

        parent.closeAsync();

        assertTrue(child.closing().isRaised());
        closing.run();
        assertEquals(State.CLOSED, parent.state());
    }

    @Test
    void theTimeOfATeardownIsOverWhenItsNodeEnds() {
        Node node = (Node) GoProcesses.named("ending").open();
        node.unlock(Node.in(Node.ENDING, node.lock()));

        assertSame(Node.Kept.TOO_LATE, node.keepTeardown(() -> {}));

        assertNull(node.teardownLocked());
        assertSame(Node.Kept.SECOND, node.keepTeardown(() -> {}));
    }

    @Test
    void aTeardownIsClaimedAndConcludedOnce() {
        Node node = (Node) GoProcesses.withTeardown(() -> {});
        assertNull(node.claimTeardown(RUNNER), "its time has not come");
        Cascade cascade = Cascade.ofCall(node);
        node.begin(CloseCause.CALLED, null, cascade);
        cascade.run();
        assertTrue(cascade.mustTearDownAwaited());

        assertTrue(node.claimTeardown(RUNNER) != null);
        assertNull(node.claimTeardown(RUNNER));
        assertTrue(node.conclude(null, 0, cascade));
        assertFalse(node.giveUpTeardown(new Exception("given up"), () -> fail(), cascade));

        cascade.run();
        assertEquals(State.CLOSED, node.state());
        assertTrue(node.errNow().isEmpty());
    }

    @Test
    void aClosedProcessLeadsNowhereAndNobodyLeadsToIt() {
        Node source = (Node) GoProcesses.named("source").open();
        Node target = (Node) GoProcesses.named("target").open();
        Node other = (Node) GoProcesses.named("other").open();
        source.addChildNoWait(target);
        other.waitFor(source);

        source.close();

        assertEquals(0, source.outEndLocked());
        assertEquals(0, other.outEndLocked());
        assertEquals(0, other.pendingLocked());
        assertFalse(target.isRaised(Moment.CLOSED) && target.newestInLocked() != null);
        other.close();
    }

    /** Each link is taken out wherever it is among those to the same process. */
    @Test
    void linksLeaveTheListOfTheirTargetInAnyOrder() {
        for (int first = 0; first < 3; first++) {
            Node target = (Node) GoProcesses.named("target").open();
            List<GoProcess> sources = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sources.add(GoProcesses.named("source" + i).closeOnFailure(target).open());
            }
            sources.remove(first).close();
            sources.remove(0).close();
            assertTrue(
                    target.newestInLocked() != null
                            && target.newestInLocked().olderLocked() == null);
            sources.remove(0).close();
            assertNull(target.newestInLocked());
        }
    }

    @Test
    void theChildrenOfAWishHaveClosedBeforeItsFunctionHas() {
        Node node = (Node) GoProcesses.named("wished").open();
        GoProcess child = GoProcesses.withParent(node);
        Cascade cascade = new Cascade();
        node.wishAfterChildren(cascade);
        cascade.run();
        assertFalse(node.childrenClosed().isRaised());
        assertEquals(State.RUNNING, node.state());

        child.close();

        assertEquals(State.CLOSED, node.state());
        assertTrue(node.childrenClosed().isRaised());
    }

    @Test
    void aCloseBeginsOnce() {
        Node node = (Node) GoProcesses.named("closing").open();
        GoProcess held = GoProcesses.named("held").open();
        node.waitFor(held);

        assertTrue(node.begin(CloseCause.CALLED, null, new Cascade()));
        assertFalse(node.begin(CloseCause.CALLED, null, new Cascade()));
        held.close();
    }

    @Test
    void aLinkIsCutOnce() {
        Node source = (Node) GoProcesses.named("source").open();
        Node target = (Node) GoProcesses.named("target").open();
        source.waitFor(target);
        ExtraLink link = (ExtraLink) source.linkAtLocked(0);
        source.closeAsync();

        Cascade cascade = new Cascade();
        assertTrue(source.cut(link, false, cascade));
        assertFalse(source.cut(link, false, cascade));
        cascade.run();

        assertNull(target.newestInLocked());
        assertEquals(State.CLOSED, source.state());
        target.close();
    }

    @Test
    void aLinkToOneThatItClosesIsCutOnlyWhileItRuns() {
        Node source = (Node) GoProcesses.named("source").open();
        Node target = (Node) GoProcesses.named("target").open();
        source.addChild(target);
        ExtraLink link = (ExtraLink) source.linkAtLocked(0);
        Cascade closing = new Cascade();
        source.begin(CloseCause.CALLED, null, closing);

        assertFalse(source.cut(link, true, new Cascade()));

        closing.run();
        assertEquals(State.CLOSED, target.state());
    }

    @Test
    void whatIsHeldDoesNotEnd() {
        Node node = (Node) GoProcesses.named("held").open();
        assertTrue(node.hold());

        node.closeAsync();
        assertEquals(State.CLOSING, node.state());

        Cascade cascade = new Cascade();
        node.release(cascade);
        cascade.run();
        assertEquals(State.CLOSED, node.state());
        assertFalse(node.hold());
    }

    @Test
    void whatIsPastItsEndIsNotHeld() {
        Node node = (Node) GoProcesses.named("ending").open();
        node.unlock(Node.in(Node.ENDING, node.lock()));

        assertFalse(node.hold());

        assertEquals(0, node.pendingLocked());
    }

    /** Something that the process waits for stays open, so its children have not closed. */
    @Test
    void aFunctionThatSleepsUntilTheCloseIsWokenWhenItBegins() throws InterruptedException {
        GoProcess held = GoProcesses.named("held").open();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch woken = new CountDownLatch(1);
        GoProcess sleeping =
                GoProcesses.named("sleeping")
                        .waitFor(held)
                        .threadFactory(
                                task -> {
                                    threads.add(new Thread(task));
                                    return threads.get(0);
                                })
                        .go(
                                self -> {
                                    self.closing().await();
                                    woken.countDown();
                                });
        while (threads.get(0).getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        sleeping.closeAsync();

        woken.await();
        assertEquals(State.CLOSING, sleeping.state());
        held.close();
        assertTrue(sleeping.err().isEmpty());
    }

    @Test
    void theWaitForTheBackgroundProcessIsGivenUpOnce() {
        Node node = (Node) GoProcesses.named("waiting").open();
        node.waitFor(GoProcesses.background());
        node.closeAsync();
        assertEquals(State.CLOSING, node.state());

        Cascade cascade = new Cascade();
        assertTrue(node.waitForeverNoMore(cascade));
        assertFalse(node.waitForeverNoMore(cascade));
        cascade.run();

        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void whatWasOpenedWithoutANameHasOne() {
        assertEquals("named", Node.name("named", true, 7));
        assertEquals("go-7", Node.name(null, true, 7));
        assertEquals("process-7", Node.name(null, false, 7));
    }

    /** A parent refused it: no link stays with the others, and its teardown does not run. */
    @Test
    void whatIsRefusedLeavesNothingBehind() {
        for (boolean held : new boolean[] {false, true}) {
            List<String> ran = new ArrayList<>();
            Node good = (Node) GoProcesses.named("good").open();
            Node awaited = (Node) GoProcesses.named("awaited").open();
            Node refused =
                    (Node)
                            GoProcesses.named("refused")
                                    .parent(good)
                                    .waitFor(awaited)
                                    .teardown(() -> ran.add("teardown"))
                                    .open();
            refused.pending += held ? 1 : 0;

            Cascade cascade = new Cascade();
            refused.refuse(held, cascade);
            cascade.run();

            assertEquals(State.CLOSED, refused.state());
            assertEquals(0, good.outEndLocked());
            assertEquals(0, good.pendingLocked());
            assertNull(awaited.newestInLocked());
            assertEquals(0, refused.pendingLocked());
            assertEquals(List.of(), ran);
            good.close();
            awaited.close();
        }
    }

    @Test
    void theFunctionOfWhatIsRefusedDoesNotRun() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Node refused =
                (Node)
                        GoProcesses.named("refused")
                                .threadFactory(
                                        task -> {
                                            threads.add(new Thread(() -> runLate(late, task)));
                                            return threads.get(0);
                                        })
                                .go(self -> ran.add("function"));

        Cascade cascade = new Cascade();
        refused.refuse(false, cascade);
        cascade.run();

        assertEquals(State.CLOSED, refused.state());
        late.countDown();
        threads.get(0).join();
        assertEquals(List.of(), ran);
    }

    /** A program may keep the refused process, and what the function refers to may be large. */
    @Test
    void theFunctionOfWhatIsRefusedIsLetGo() {
        List<WeakReference<Object>> used = new ArrayList<>();
        Node refused = openUsing(used);

        Cascade cascade = new Cascade();
        refused.refuse(false, cascade);
        cascade.run();

        for (int i = 0; i < 20 && !used.get(0).refersTo(null); i++) {
            System.gc();
        }
        assertTrue(used.get(0).refersTo(null));
        assertEquals(State.CLOSED, refused.state());
    }

    /** Its thread does not run the function, and does not keep it. */
    private static Node openUsing(List<WeakReference<Object>> used) {
        Object large = new Object();
        used.add(new WeakReference<>(large));
        return (Node)
                GoProcesses.named("refused")
                        .threadFactory(task -> new Thread(() -> {}))
                        .go(self -> fail(large.toString()));
    }

    private static void runLate(CountDownLatch late, Runnable task) {
        try {
            late.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        task.run();
    }
}
