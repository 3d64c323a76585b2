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

/** The array of a parent loses no child, and is not larger than its children need. */
class LinkArrayTest {
    private static final int FEW = 8;

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
}
