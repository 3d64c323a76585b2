package goprocess.impl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The array of a parent loses no child, and is not larger than its children need. */
class LinkArrayTest {
    private static final int FEW = 8;
    private static final int ROUNDS = 2_000;

    private final Node parent = (Node) GoProcesses.named("parent").open();
    private final List<GoProcess> children = new ArrayList<>();

    private void open(int count) {
        for (int i = 0; i < count; i++) {
            children.add(GoProcesses.withParent(parent));
        }
    }

    private void assertThatAllCloseWithTheParent() {
        for (GoProcess child : children) {
            assertSame(State.RUNNING, child.state());
        }
        parent.closeAsync();
        for (GoProcess child : children) {
            assertSame(State.CLOSED, child.state());
        }
        assertSame(State.CLOSED, parent.state());
    }

    /**
     * Where a child begins to look depends on its number: the first finds that all are taken where
     * it looks, or takes the free index, and then the second finds so.
     */
    @Test
    void aChildThatFindsNoFreeIndexDisplacesNoOther() {
        open(FEW);
        children.remove(1).close();

        open(2);

        assertEquals(FEW + 1, parent.pendingLocked());
        assertThatAllCloseWithTheParent();
    }

    @Test
    void theLastChildLeavesWithoutTheOneBeforeIt() {
        open(4);
        children.remove(1).close();

        children.remove(2).close();

        assertEquals(3, parent.outEndLocked());
        open(1);
        assertEquals(3, parent.outEndLocked(), "the free index is still known");
        assertThatAllCloseWithTheParent();
    }

    @Test
    void aParentWithFewChildrenAtATimeAllocatesTheirArrayOnce() throws Exception {
        open(3);
        Link[] array = arrayOf(parent);
        for (int round = 0; round < 3; round++) {
            children.forEach(GoProcess::close);
            children.clear();
            open(3);
        }

        assertSame(array, arrayOf(parent));
    }

    @Test
    void aParentWhoseManyChildrenHaveClosedKeepsNoRoomForThem() throws Exception {
        open(1_000);
        assertTrue(arrayOf(parent).length >= 1_000);

        children.forEach(GoProcess::close);

        assertTrue(arrayOf(parent).length <= FEW);
    }

    private static Link[] arrayOf(Node node) throws ReflectiveOperationException {
        Field array = LinkedNode.class.getDeclaredField("out");
        array.setAccessible(true);
        return (Link[]) array.get(node);
    }

    /** Both find the array too small, and make a larger one outside the lock. */
    @Test
    void twoThatOpenAChildAtOnceFindAnIndexEach() throws InterruptedException {
        Node[] parents = new Node[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            parents[i] = (Node) GoProcesses.named("parent").open();
        }
        AtomicInteger arrived = new AtomicInteger();
        Thread other = Thread.ofPlatform().start(() -> openUnderEach(parents, arrived));
        openUnderEach(parents, arrived);
        other.join();

        for (Node each : parents) {
            assertEquals(2, each.outEndLocked());
            each.closeAsync();
            assertSame(State.CLOSED, each.state());
        }
    }

    private static void openUnderEach(Node[] parents, AtomicInteger arrived) {
        for (int i = 0; i < parents.length; i++) {
            arrived.incrementAndGet();
            while (arrived.get() < 2 * (i + 1)) {
                Backoff.letOthersRun();
            }
            GoProcesses.withParent(parents[i]);
        }
    }
}
