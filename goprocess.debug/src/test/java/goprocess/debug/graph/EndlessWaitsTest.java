package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.State;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The search in a capture asks at most once what a process waits for, and never an idle one. */
class EndlessWaitsTest {
    private static final int MANY = 100_000;

    private final Columns columns = new Columns();

    /** How often it was asked what the work of a place waits for. */
    private final int[] asked = new int[MANY];

    /** What the work of a place waits for; -1 for nothing. */
    private final int[] awaited = new int[MANY];

    /** The places whose work waits for background, without an end. */
    private final BitSet onBackground = new BitSet();

    EndlessWaitsTest() {
        columns.ensure(MANY - 1);
        Arrays.fill(columns.states, State.RUNNING);
        Arrays.fill(awaited, -1);
    }

    private void allWork() {
        WorkLook function = new WorkLook(ThreadLook.recorded(1, "function"), true, 1);
        Detail working = new Detail(function, null, List.of(), List.of(), null, -1, null, null);
        Arrays.fill(columns.details, working);
    }

    private void eachAwaitsTheNext() {
        for (int place = 0; place < MANY - 1; place++) {
            awaited[place] = place + 1;
        }
    }

    private BitSet search(BitSet known) {
        return EndlessWaits.in(columns, this::awaitedBy, onBackground::get, known);
    }

    private List<Integer> awaitedBy(int place) {
        asked[place]++;
        return awaited[place] < 0 ? List.of() : List.of(awaited[place]);
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, MANY);
        return all;
    }

    @Test
    void nothingIsAskedAboutIdleProcesses() {
        assertEquals(new BitSet(), search(new BitSet()));
        assertEquals(0, Arrays.stream(asked).sum());
    }

    @Test
    void aLongChainWithoutACycle() {
        allWork();
        eachAwaitsTheNext();
        assertEquals(new BitSet(), search(new BitSet()));
        assertEquals(1, Arrays.stream(asked).max().orElseThrow());
    }

    @Test
    void aLongCycle() {
        allWork();
        eachAwaitsTheNext();
        awaited[MANY - 1] = 0;
        assertEquals(all(), search(new BitSet()));
        assertEquals(1, Arrays.stream(asked).max().orElseThrow());
    }

    /** It is found without a search, so also where no other one is looked for. */
    @Test
    void aWaitForBackground() {
        allWork();
        awaited[5] = 7;
        assertEquals(new BitSet(), search(new BitSet()));
        onBackground.set(5);
        BitSet waiting = new BitSet();
        waiting.set(5);
        assertEquals(waiting, search(new BitSet()));
        assertEquals(waiting, search(all()));
    }

    /** A close holds them already, so that nothing is searched. */
    @Test
    void whatIsKnownIsNotFoundAgain() {
        allWork();
        eachAwaitsTheNext();
        awaited[MANY - 1] = 0;
        assertEquals(new BitSet(), search(all()));
    }
}
