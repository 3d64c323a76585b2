package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A cycle rests on links that were there at two looks. */
class LinkCheckTest {
    private final ClosingNode one = new ClosingNode(1, "one", 1);
    private final ClosingNode other = new ClosingNode(2, "other", 1);

    /** How many waits are left after the second look. */
    private int waits() {
        Walk walk = new Walk();
        walk.discover(one);
        walk.run();
        walk.settleUnknownTargets();
        new LinkCheck(walk).run();
        int waits = 0;
        for (int place = 0; place < walk.columns.size; place++) {
            for (int link = walk.columns.linkStart[place];
                    link < walk.columns.linkEnd[place];
                    link++) {
                waits += (walk.columns.kinds[link] & LinkKind.WAITS) != 0 ? 1 : 0;
            }
        }
        return waits;
    }

    @Test
    void aCycleThatWasNeverThereAtOnceIsNone() {
        one.waitsFor(other);
        one.thenWaitsFor(); // it let go, and was linked the other way round
        other.waitsFor(one);

        assertEquals(1, waits());
    }

    @Test
    void aCycleThatStaysIsOne() {
        one.waitsFor(other);
        other.waitsFor(one);

        assertEquals(2, waits());
    }
}
