package goprocess.impl.running;

import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import java.util.ArrayList;
import java.util.List;

/** What a node waits for. */
public final class WaitingLinks {
    private static final int CHUNK = 256;

    private WaitingLinks() {}

    /** The links that wait, copied in several holds of the lock; the background is not in one. */
    static List<Link> of(Node node) {
        return upTo(node, Integer.MAX_VALUE);
    }

    /** As {@link #of}, but at most so many. */
    public static List<Link> upTo(Node node, int most) {
        List<Link> links = new ArrayList<>();
        Link[] chunk = new Link[CHUNK];
        int left = Integer.MAX_VALUE;
        while (left > 0 && links.size() < most) {
            int found = 0;
            int s = node.lock();
            left = Math.min(left, node.outEnd());
            while (left > 0 && found < CHUNK) {
                Link link = node.linkAt(--left);
                if (link != null && link.has(Link.WAITS)) {
                    chunk[found++] = link;
                }
            }
            node.unlock(s);
            for (int i = 0; i < found && links.size() < most; i++) {
                links.add(chunk[i]);
            }
        }
        return links;
    }
}
