package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A node's place in the graph: its count and its links, all guarded by its lock. Nothing here makes
 * a transition; {@link Node} describes the protocol.
 */
public abstract class LinkedNode extends StateWord {
    /** The same link was found among those that were examined. */
    static final int THERE_ALREADY = -1;

    private static final @Nullable Link[] NONE = {};

    /**
     * An array of this size is kept when it is empty, so a parent with few children at a time
     * allocates it once.
     */
    private static final int SMALL = 8;

    int pending;

    /**
     * The links from here, below {@link #outEndLocked}. When a link is removed, its index becomes
     * free for a later one. Links never move: otherwise a thread that removes a link would have to
     * fetch another one, which at a busy parent some other processor has just written.
     */
    private @Nullable Link[] out = NONE;

    /**
     * Twice the end, plus one if there may be a free index before it. This is one word, because
     * each word counts with a million idle processes.
     */
    private int bounds;

    /** The first parent, whose link to here is this node itself. */
    @Nullable Node from;

    /** The links to here except the one from the first parent, which is {@link #from}. */
    @Nullable ExtraLink in;

    /**
     * Enters a link in this node's array, and counts it if it waits.
     *
     * @param limit the phase from which on the link is not entered: {@link #ENDING}, or earlier
     * @param findsDuplicate whether the same link is searched for here; otherwise {@link #addIn}
     *     does so
     * @return the phase this node was in, or {@link #THERE_ALREADY}
     */
    final int addOut(Link link, int limit, boolean findsDuplicate, boolean gate) {
        @Nullable Link[] spare = null;
        while (true) {
            int s = lock();
            if (phase(s) >= limit) {
                unlock(s);
                return phase(s);
            }
            if (findsDuplicate && leadsAlreadyLocked(link)) {
                unlock(s);
                return THERE_ALREADY;
            }
            int index = freeIndexLocked(link);
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
            bounds += index == outEndLocked() ? 2 : 0;
            pending += (link.has(WAITS) ? 1 : 0) + (gate ? 1 : 0);
            unlock(s);
            return phase(s);
        }
    }

    /**
     * An index for a link: a free one, or the one after the last. Four indices that are far from
     * each other are tried, beginning at one that depends on the number of the node. All four are
     * taken only if most indices are, so the array does not grow much larger than the links need.
     */
    private int freeIndexLocked(Link link) {
        int end = outEndLocked();
        if ((bounds & 1) == 0) {
            return end;
        }
        int quarter = (end + 3) / 4;
        int index = (int) (link.to().id % end);
        for (int examined = 0; examined < 4; examined++) {
            if (out[index] == null) {
                return index;
            }
            index += quarter;
            index -= index < end ? 0 : end;
        }
        bounds = 2 * end; // until the next one is removed
        return end;
    }

    /** The links from here have indices below this one; 0 if there is none. */
    public final int outEndLocked() {
        return bounds >>> 1;
    }

    /** The link at an index; null if the index is free. */
    public final @Nullable Link linkAtLocked(int index) {
        return out[index];
    }

    /** The first parent, whose link to here is this node itself. */
    public final @Nullable Node firstParentLocked() {
        return from;
    }

    /** The newest link to here, except that of the first parent. */
    public final @Nullable ExtraLink newestInLocked() {
        return in;
    }

    /** Whether the same link exists already. */
    private boolean leadsAlreadyLocked(Link link) {
        for (int i = outEndLocked() - 1; i >= 0; i--) {
            Link other = out[i];
            if (other != null && other.to() == link.to() && (link.flags() & ~other.flags()) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * About how many links lead here. It is read without the lock, in order to choose the end of a
     * new link at which the search for the same link is shorter.
     */
    final int aboutIncoming() {
        ExtraLink newest = in;
        return newest == null ? 1 : newest.count;
    }

    /**
     * Like {@link #aboutIncoming}, for the links from here. The cascade that has closed this node
     * reads it as well: then there are at most so many, since none is added any more.
     */
    final int aboutOutgoing() {
        return bounds >>> 1;
    }

    final void releaseArrayLocked() {
        out = NONE;
    }

    /**
     * Makes this node wait for the background process. No link is needed, since that process never
     * closes. It is refused like {@link #addOut}.
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

    /** Takes a link out of the array, if it is still there. */
    final boolean removeOutLocked(Link link) {
        int index = link.index;
        if (index < 0) {
            return false;
        }
        out[index] = null;
        link.index = -1;
        if (index < outEndLocked() - 1) {
            bounds |= 1;
        } else {
            trimLocked();
        }
        if (link.has(WAITS)) {
            pending--;
        }
        return true;
    }

    /** Removes the free indices at the end, so that the last index has a link. */
    private void trimLocked() {
        int end = outEndLocked();
        while (end > 0 && out[end - 1] == null) {
            end--;
        }
        bounds = end == 0 ? 0 : 2 * end + (bounds & 1);
        if (end == 0 && out.length > SMALL) {
            out = NONE;
        }
    }

    /**
     * Enters a link that is in its source's array in the list of this node.
     *
     * @param findsDuplicate whether the same link is searched for here
     * @return whether it was entered; false if this node is closed, if the same link exists, or if
     *     the source closed meanwhile
     */
    final boolean addIn(ExtraLink link, boolean findsDuplicate, boolean gate) {
        int s = lock();
        boolean entered =
                phase(s) != CLOSED
                        && !link.dropped
                        && !(findsDuplicate && linkedAlreadyLocked(link));
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

    private boolean linkedAlreadyLocked(ExtraLink link) {
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
     * Takes a link that its source has dropped out of the list of this node, or prevents that it is
     * entered later.
     */
    final void dropIn(ExtraLink link) {
        int s = lock();
        if (phase(s) != CLOSED) { // else the list belongs to the cascade that closed this node
            if (link.listed) {
                unlistLocked(link);
            } else {
                link.dropped = true;
            }
        }
        unlock(s);
    }

    private void unlistLocked(ExtraLink link) {
        ExtraLink previous = link.previous;
        ExtraLink next = link.next;
        int left = (in == null ? link : in).count - 1;
        if (previous == null) {
            in = next;
        } else {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        if (in != null) {
            in.count = left;
        }
        link.previous = null;
        link.next = null;
        link.listed = false;
    }

    /** How many open things it waits for. */
    public final int pendingLocked() {
        return pending;
    }
}
