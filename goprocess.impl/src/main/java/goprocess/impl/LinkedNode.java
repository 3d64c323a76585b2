package goprocess.impl;

import org.jspecify.annotations.Nullable;

/**
 * A node's place in the graph: its count and its links, all guarded by its lock. Nothing here makes
 * a transition; {@link Node} tells the protocol.
 */
abstract class LinkedNode extends StateWord {
    /** There is such a link already, among the newest at least. */
    static final int THERE_ALREADY = -1;

    static final Link[] NONE = {};

    /**
     * An array of so many links is kept when it is empty: a parent with few children at a time
     * makes one, once.
     */
    private static final int SMALL = 8;

    int pending;

    /** The links from here, in the first {@link #outSize} places; their order means nothing. */
    Link[] out = NONE;

    int outSize;

    /** The first parent, whose link to here is this node itself. */
    @Nullable Node from;

    /** The links to here, but the one from the first parent, which is {@link #from}. */
    @Nullable ExtraLink in;

    /**
     * Enters a link in this node's array, and counts it if it waits.
     *
     * @param limit the phase from which on it is not entered: {@link #ENDING}, or earlier
     * @return the phase this node was in, or {@link #THERE_ALREADY}
     */
    final int addOut(Link link, int limit, boolean gate) {
        Link[] spare = null;
        while (true) {
            int s = lock();
            if (phase(s) >= limit) {
                unlock(s);
                return phase(s);
            }
            if (leadsAlready(link)) {
                unlock(s);
                return THERE_ALREADY;
            }
            if (outSize == out.length) {
                if (spare == null || spare.length <= outSize) {
                    int size = outSize;
                    unlock(s);
                    spare = new Link[size < 2 ? size + 1 : size + (size >> 1) + 1];
                    continue;
                }
                System.arraycopy(out, 0, spare, 0, outSize);
                out = spare;
            }
            link.index = outSize;
            out[outSize++] = link;
            pending += (link.has(WAITS) ? 1 : 0) + (gate ? 1 : 0);
            unlock(s);
            return phase(s);
        }
    }

    /** Looks at a few links only, as {@link #linkedAlready}. */
    private boolean leadsAlready(Link link) {
        if (link instanceof ExtraLink extra) {
            for (int i = outSize - 1; i >= 0 && i >= outSize - 64; i--) {
                if (out[i].to() == extra.to() && (extra.flags() & ~out[i].flags()) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Waits for the background process; no link is needed, since it never closes. Refused as {@link
     * #addOut}.
     */
    final boolean waitForever() {
        int s = lock();
        boolean waits = phase(s) < ENDING;
        if (waits && (s & WAITS_FOREVER) == 0) {
            pending++;
            s |= WAITS_FOREVER;
        }
        unlock(s);
        return waits;
    }

    /** Takes a link out of the array, if it is still there. The lock is held. */
    @SuppressWarnings("NullAway") // the free places of the array hold null
    final boolean removeOut(Link link) {
        int i = link.index;
        if (i < 0) {
            return false;
        }
        Link last = out[--outSize];
        out[i] = last;
        last.index = i;
        out[outSize] = null;
        link.index = -1;
        if (outSize == 0 && out.length > SMALL) {
            out = NONE;
        }
        if (link.has(WAITS)) {
            pending--;
        }
        return true;
    }

    /**
     * Enters a link, that is in its source's array, in the list of this node.
     *
     * @return whether it was entered: not if this node is closed, or linked so already, or the
     *     source closed meanwhile
     */
    final boolean addIn(ExtraLink link, boolean gate) {
        int s = lock();
        boolean entered = phase(s) != CLOSED && !link.dropped && !linkedAlready(link);
        if (entered) {
            ExtraLink head = in;
            link.next = head;
            if (head != null) {
                head.previous = link;
            }
            in = link;
            link.listed = true;
            if (gate && phase(s) < ENDING) {
                pending++;
                link.gated = true;
            }
        }
        unlock(s);
        return entered;
    }

    /**
     * Looks at a few links only: a duplicate that is missed is harmless, a long search under the
     * lock is not.
     */
    private boolean linkedAlready(ExtraLink link) {
        Node source = link.source();
        if (from == source && (link.flags() & ~CHILD) == 0) {
            return true;
        }
        int looked = 0;
        for (ExtraLink other = in; other != null && looked < 16; other = other.next, looked++) {
            if (other.source() == source && (link.flags() & ~other.flags()) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes a link, whose source let go of it, out of the list of this node, or keeps it from
     * getting there.
     */
    final void dropIn(ExtraLink link) {
        int s = lock();
        if (phase(s) != CLOSED) { // else the list belongs to the turn that closed this node
            if (link.listed) {
                unlist(link);
            } else {
                link.dropped = true;
            }
        }
        unlock(s);
    }

    private void unlist(ExtraLink link) {
        ExtraLink previous = link.previous;
        ExtraLink next = link.next;
        if (previous == null) {
            in = next;
        } else {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        link.previous = null;
        link.next = null;
        link.listed = false;
    }
}
