package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * While nothing closes, a snapshot has the stacks of the functions that wait for their own
 * processes or for {@code background()}, and of no other: however long the way is, and however many
 * there are.
 */
class LiveEndlessWaitsTest {
    /** Far more than a search with a limit would look at. */
    private static final int MANY = 20_000;

    private final List<RunningNode> all = new ArrayList<>();

    private RunningNode add() {
        RunningNode node = new RunningNode(all.size() + 1);
        all.add(node);
        return node;
    }

    /** The last of a row in which each waits for the one before it, and the first for a process. */
    private RunningNode rowAbove(RunningNode process, int length) {
        RunningNode last = process;
        for (int i = 0; i < length; i++) {
            last = add().isTiedTo(last);
        }
        return last;
    }

    private void assertHold(List<RunningNode> expected) {
        LiveWalk walk = new LiveWalk(List.copyOf(all));
        assertEquals(Set.copyOf(expected), Set.copyOf(walk.holders()));
    }

    @Test
    void aFunctionThatWaitsForBackground() {
        RunningNode background = new RunningNode(Snapshot.BACKGROUND);
        all.add(background);
        RunningNode lost = add().withFunction();
        add().withFunction().awaits(lost);
        lost.awaits(background);
        assertHold(List.of(lost));
        // Without it, what the function waits for would not be known.
        assertEquals(
                List.of(lost, background),
                List.copyOf(new LiveWalk(List.copyOf(all)).firstWhatHolds(2)));
    }

    /** What they wait for is kept before those of them that have no stack. */
    @Test
    void veryManyThatWaitForBackground() {
        RunningNode background = new RunningNode(Snapshot.BACKGROUND);
        all.add(background);
        for (int i = 0; i < 2 * ThreadText.MOST_STACKS; i++) {
            add().withFunction().awaits(background);
        }
        LiveWalk walk = new LiveWalk(List.copyOf(all));
        assertTrue(walk.firstWhatHolds(ThreadText.MOST_STACKS + 1).contains(background));
    }

    /** It asks its owner now and then, which is how one waits for a signal or a time. */
    @Test
    void aFunctionThatWaitsForBackgroundForATime() {
        RunningNode background = new RunningNode(Snapshot.BACKGROUND);
        all.add(background);
        add().withFunction().awaitsForATime(background);
        assertHold(List.of());
    }

    @Test
    void aFunctionThatWaitsForItsOwnProcess() {
        RunningNode own = add().withFunction();
        own.awaits(own);
        assertHold(List.of(own));
    }

    /** Those poll something above themselves, which ends; they have the lesser numbers. */
    @Test
    void oneHasAStackBeforeManyThatWaitForThemselvesForATime() {
        for (int i = 0; i < 2 * ThreadText.MOST_STACKS; i++) {
            RunningNode polling = add().withFunction();
            polling.awaitsForATime(polling);
        }
        RunningNode own = add().withFunction();
        own.awaits(own);
        assertHold(all);
        LiveWalk walk = new LiveWalk(List.copyOf(all));
        assertEquals(own, walk.all().iterator().next());
    }

    /** More than have stacks. */
    @Test
    void allThatHoldAreKeptBeforeWhatWaitsForOneOfThem() {
        List<RunningNode> holders = new ArrayList<>();
        for (int i = 0; i < 2 * ThreadText.MOST_STACKS; i++) {
            RunningNode own = add().withFunction();
            own.awaits(own);
            holders.add(own);
        }
        rowAbove(holders.getFirst(), MANY);
        LiveWalk walk = new LiveWalk(List.copyOf(all));
        assertTrue(walk.firstWhatHolds(holders.size()).containsAll(holders));
    }

    @Test
    void aLongWayBackToTheFunction() {
        RunningNode worker = add().withFunction();
        worker.awaits(rowAbove(worker, MANY));
        assertHold(List.of(worker));
    }

    @Test
    void aLongWayOverFunctions() {
        RunningNode first = add().withFunction();
        RunningNode last = first;
        for (int i = 1; i < MANY; i++) {
            RunningNode next = add().withFunction();
            next.awaits(last);
            last = next;
        }
        assertHold(List.of());
        first.awaits(last);
        assertHold(all);
    }

    /** All of them are looked at before the one that the function waits for. */
    @Test
    void veryManyThatUseTheProcess() {
        RunningNode database = add().withFunction();
        for (int i = 0; i < MANY; i++) {
            add().isTiedTo(database);
        }
        database.awaits(rowAbove(all.getLast(), 1));
        assertHold(List.of(database));
    }

    /** What was looked at for the others is not missing for the last one. */
    @Test
    void veryManyThatWaitForNothingTheyHold() {
        RunningNode elsewhere = add();
        for (int i = 0; i < 6 * MANY; i++) {
            add().withFunction().awaits(elsewhere);
        }
        RunningNode last = add().withFunction();
        last.awaits(rowAbove(last, 1));
        assertHold(List.of(last));
    }

    @Test
    void theLastOfVeryManyChildren() {
        RunningNode parent = add().withFunction();
        parent.awaitsChildrenOf(parent);
        for (int i = 0; i < MANY; i++) {
            parent.isTiedTo(add());
        }
        assertHold(List.of());
        RunningNode child = all.getLast().withFunction();
        child.awaits(parent);
        assertHold(List.of(parent, child));
    }

    /** Each waits for itself among the others, which would be as many ways as their square. */
    @Test
    void veryManyChildrenThatWaitForAllChildren() {
        RunningNode parent = add();
        List<RunningNode> children = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            RunningNode child = add().withFunction();
            parent.isTiedTo(child);
            child.awaitsChildrenOf(parent);
            children.add(child);
        }
        assertHold(children);
    }

    /** Whoever waits for the children of a process does not wait for its function. */
    @Test
    void aFunctionThatWaitsForTheChildrenOfOneThatWaitsForIt() {
        RunningNode worker = add().withFunction();
        RunningNode parent = add().withFunction().isTiedTo(add());
        worker.awaitsChildrenOf(parent);
        parent.awaits(worker);
        assertHold(List.of());
    }

    /** A cycle of links that the work waits for is not its own. */
    @Test
    void aFunctionThatWaitsForACycleOfOthers() {
        RunningNode one = add();
        RunningNode other = add().isTiedTo(one);
        one.isTiedTo(other);
        add().withFunction().awaits(one);
        assertHold(List.of());
    }
}
