package goprocess.debug.graph;

import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The links from one process, by the numbers of their targets. A process lists its links in no
 * order: one that is new takes the place of one that has gone, and a recording has them as its
 * threads wrote them. A graph of the same processes and links has only one form.
 *
 * <p>A process may have a million links, so they are kept in two arrays. Usually the newest come
 * first, and are read backwards. Only where children have come and gone do they need to be sorted.
 */
final class LinksInOrder {
    /** Takes the links, one after the other. */
    interface Visitor {
        /**
         * Takes the next one.
         *
         * @param to its target
         * @param kind what it does, in bits of {@link LinkKind}
         */
        void link(ProcessNode to, int kind);
    }

    private record Target(ProcessNode node, byte kind) {}

    private ProcessNode[] targets = new ProcessNode[16];
    private byte[] kinds = new byte[16];
    private int size;
    private boolean risesSoFar = true;
    private boolean fallsSoFar = true;

    void add(ProcessLink link) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, size + size / 2);
            kinds = Arrays.copyOf(kinds, targets.length);
        }
        ProcessNode to = link.to();
        if (size > 0) {
            int step = Long.compare(targets[size - 1].id(), to.id());
            risesSoFar &= step <= 0;
            fallsSoFar &= step >= 0;
        }
        targets[size] = to;
        kinds[size++] = (byte) LinkKind.of(link);
    }

    /** Passes the links on, and forgets them. */
    void moveTo(Visitor visitor) {
        if (risesSoFar) {
            for (int i = 0; i < size; i++) {
                visitor.link(targets[i], kinds[i]);
            }
        } else if (fallsSoFar) {
            for (int i = size - 1; i >= 0; i--) {
                visitor.link(targets[i], kinds[i]);
            }
        } else {
            for (Target target : sorted()) {
                visitor.link(target.node, target.kind);
            }
        }
        size = 0;
        risesSoFar = true;
        fallsSoFar = true;
    }

    private Target[] sorted() {
        Target[] sorted = new Target[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = new Target(targets[i], kinds[i]);
        }
        Arrays.sort(sorted, Comparator.comparingLong(target -> target.node.id()));
        return sorted;
    }
}
