package goprocess.impl.running;

import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The links of a node that wait. */
final class WaitingLinks {
    /** The position at which reading the links of a node begins. */
    static final int FROM_THE_NEWEST = Integer.MAX_VALUE;

    /** The greatest number of links that are copied in one hold of the lock. */
    private static final int MOST_COPIED = 256;

    /** The greatest number of links that are examined in one hold of the lock. */
    private static final int MOST_EXAMINED = 4_096;

    private WaitingLinks() {}

    /**
     * A part of the links that wait.
     *
     * @param links the links; empty if there are no more
     * @param left where the next part begins
     */
    record Part(List<Link> links, int left) {}

    /**
     * All links that wait, copied in several holds of the lock. A wait for the background process
     * is not a link.
     */
    static List<Link> of(Node node) {
        List<Link> links = new ArrayList<>();
        Part part = part(node, FROM_THE_NEWEST);
        while (!part.links.isEmpty()) {
            links.addAll(part.links);
            part = part(node, part.left);
        }
        return links;
    }

    /**
     * The next part of the links that wait.
     *
     * @param from {@link #FROM_THE_NEWEST}, or where the part before it ended
     */
    static Part part(Node node, int from) {
        Link[] copied = new Link[MOST_COPIED];
        int left = from;
        int found = 0;
        while (left > 0 && found == 0) {
            int s = node.lock();
            left = Math.min(left, node.outEndLocked());
            int end = Math.max(0, left - MOST_EXAMINED);
            while (left > end && found < MOST_COPIED) {
                Link link = node.linkAtLocked(--left);
                if (link != null && link.has(Link.WAITS)) {
                    copied[found++] = link;
                }
            }
            node.unlock(s);
        }
        return new Part(List.of(Arrays.copyOf(copied, found)), left);
    }
}
