package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.State;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A cycle rests on links that were there at two looks. */
class LinkCheckTest {
    /** Has the links of one look after the other; those of the last one stay. */
    private static final class Node implements ProcessNode {
        private final long id;
        private final Deque<List<ProcessNode>> looks = new ArrayDeque<>();

        Node(long id) {
            this.id = id;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String name() {
            return "node-" + id;
        }

        @Override
        public State state() {
            return State.CLOSING;
        }

        @Override
        public Look look() {
            return new Look(
                    State.CLOSING,
                    1,
                    null,
                    null,
                    false,
                    false,
                    1,
                    0,
                    2,
                    CloseCause.CALLED,
                    null,
                    "main",
                    null,
                    List.of());
        }

        @Override
        public void forEachLink(Consumer<? super ProcessLink> visitor) {
            List<ProcessNode> targets = looks.size() > 1 ? looks.poll() : looks.peek();
            for (ProcessNode target : targets) {
                visitor.accept(new ProcessLink(this, target, false, true, false));
            }
        }

        @Override
        public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {}

        @Override
        public List<Wait> waits() {
            return List.of();
        }
    }

    private final Node one = new Node(1);
    private final Node other = new Node(2);

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
        one.looks.add(List.of(other));
        one.looks.add(List.of()); // it let go, and then it was linked the other way round
        other.looks.add(List.of(one));

        assertEquals(1, waits());
    }

    @Test
    void aCycleThatStaysIsOne() {
        one.looks.add(List.of(other));
        other.looks.add(List.of(one));

        assertEquals(2, waits());
    }
}
