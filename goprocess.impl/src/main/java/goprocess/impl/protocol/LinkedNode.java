package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A node's place in the graph: its count and its links, all guarded by its lock. Nothing here makes
 * a transition; {@link Node} tells the protocol.
 */
public abstract class LinkedNode extends StateWord {
    /** There is such a link already, among those that were looked at. */
    static final int THERE_ALREADY = -1;

    private static final @Nullable Link[] NONE = {};

    /**
     * An array of so many links is kept when it is empty: a parent with few children at a time
     * makes one, once.
     */
    private static final int SMALL = 8;

    int pending;

    /**
     * The links from here, below {@link #outEnd}; the index of one that was removed is free, and
     * taken by another later. A link never moves: whoever removes one would have to fetch another
     * one for it, which at a busy parent some other processor has just made.
     */
    private @Nullable Link[] out = NONE;

    /**
     * Twice the end, and one more if there may be a free index before it: one word, since a million
     * idle processes pay for each.
     */
    private int bounds;

    /** The first parent, whose link to here is this node itself. */
    @Nullable Node from;

    /** The links to here, but the one from the first parent, which is {@link #from}. */
    @Nullable ExtraLink in;

    /**
     * Enters a link in this node's array, and counts it if it waits.
     *
     * @param limit the phase from which on it is not entered: {@link #ENDING}, or earlier
     * @param lookedFor whether the same link is looked for here; else {@link #addIn} does
     * @return the phase this node was in, or {@link #THERE_ALREADY}
     */
    final int addOut(Link link, int limit, boolean lookedFor, boolean gate) {
        @Nullable Link[] spare = null;
        while (true) {
            int s = lock();
            if (phase(s) >= limit) {
                unlock(s);
                return phase(s);
            }
            if (lookedFor && leadsAlready(link)) {
                unlock(s);
                return THERE_ALREADY;
            }
            int index = freeIndex(link);
            if (index == out.length) {
                if (spare == null || spare.length <= index) {
                    unlock(s);
                    spare = new @Nullable Link[index < 2 ? index + 1 : index + (index >> 1) + 1];
                    continue;
                }
                System.arraycopy(out, 0, spare, 0, index);
                out = spare;
            }
            link.index = index;
            out[index] = link;
            bounds += index == outEnd() ? 2 : 0;
            pending += (link.has(WAITS) ? 1 : 0) + (gate ? 1 : 0);
            unlock(s);
            return phase(s);
        }
    }

    /**
     * An index for a link: a free one, or that behind the last. It is looked for at four that are
     * far from each other, beginning where the number of the node says, which is another one for
     * each: not all four are taken unless most are, so the array does not grow much larger than the
     * links need.
     */
    private int freeIndex(Link link) {
        int end = outEnd();
        if ((bounds & 1) == 0) {
            return end;
        }
        int quarter = (end + 3) / 4;
        int index = (int) (link.to().id % end);
        for (int looked = 0; looked < 4; looked++) {
            if (out[index] == null) {
                return index;
            }
            index += quarter;
            index -= index < end ? 0 : end;
        }
        bounds = 2 * end; // until the next one is removed
        return end;
    }

    /** The links from here have indices below this one; 0 if there is none. The lock is held. */
    public final int outEnd() {
        return bounds >>> 1;
    }

    /** The link of an index, null where it is free. The lock is held. */
    public final @Nullable Link linkAt(int index) {
        return out[index];
    }

    /** The first parent, whose link to here is this node itself. The lock is held. */
    public final @Nullable Node firstParent() {
        return from;
    }

    /** The newest of the links to here but that of the first parent. The lock is held. */
    public final @Nullable ExtraLink newestIn() {
        return in;
    }

    /** Whether there is such a link already. */
    private boolean leadsAlready(Link link) {
        for (int i = outEnd() - 1; i >= 0; i--) {
            Link other = out[i];
            if (other != null && other.to() == link.to() && (link.flags() & ~other.flags()) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * About how many links lead here; looked at without the lock, to choose the end of a new link
     * at which fewer have to be looked through for the same one.
     */
    final int aboutIncoming() {
        ExtraLink newest = in;
        return newest == null ? 1 : newest.count;
    }

    /** As {@link #aboutIncoming}, of the links from here. */
    final int aboutOutgoing() {
        return outEnd();
    }

    final void releaseArrayLocked() {
        out = NONE;
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
    final boolean removeOut(Link link) {
        int index = link.index;
        if (index < 0) {
            return false;
        }
        out[index] = null;
        link.index = -1;
        if (index < outEnd() - 1) {
            bounds |= 1;
        } else {
            trim();
        }
        if (link.has(WAITS)) {
            pending--;
        }
        return true;
    }

    /** Gives up the free indices at the end: the last one is that of a link. */
    private void trim() {
        int end = outEnd();
        while (end > 0 && out[end - 1] == null) {
            end--;
        }
        bounds = end == 0 ? 0 : 2 * end + (bounds & 1);
        if (end == 0 && out.length > SMALL) {
            out = NONE;
        }
    }

    /**
     * Enters a link, that is in its source's array, in the list of this node.
     *
     * @param lookedFor whether the same link is looked for here
     * @return whether it was entered: not if this node is closed, or linked so already, or the
     *     source closed meanwhile
     */
    final boolean addIn(ExtraLink link, boolean lookedFor, boolean gate) {
        int s = lock();
        boolean entered =
                phase(s) != CLOSED && !link.dropped && !(lookedFor && linkedAlready(link));
        if (entered) {
            ExtraLink head = in;
            link.next = head;
            link.count = head == null ? 1 : head.count + 1;
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

    private boolean linkedAlready(ExtraLink link) {
        Node source = link.source();
        if (from == source && (link.flags() & ~CHILD) == 0) {
            return true;
        }
        for (ExtraLink other = in; other != null; other = other.next) {
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
        if (phase(s) != CLOSED) { // else the list belongs to the cascade that closed this node
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

    /** How many open things it waits for. The lock is held. */
    public final int pendingLocked() {
        return pending;
    }
}
