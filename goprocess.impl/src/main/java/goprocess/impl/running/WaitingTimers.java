package goprocess.impl.running;

import org.jspecify.annotations.Nullable;

/**
 * The timers that wait, as a pairing heap: a tree in which none is due before its parent. A parent
 * leads to its first child, and the children lead to each other; the first one leads back to the
 * parent. These links are fields of the timers, so neither adding nor removing one needs memory.
 * Only the thread of the timers uses it.
 */
final class WaitingTimers {
    private @Nullable Timer earliest;

    /** The one that is due first. */
    @Nullable Timer earliest() {
        return earliest;
    }

    void add(Timer timer) {
        earliest = merged(timer, earliest);
    }

    /** Removes a timer, if it is here. */
    void remove(Timer timer) {
        Timer root = earliest;
        if (timer == root) {
            earliest = paired(childrenTakenFrom(timer));
        } else if (root != null && timer.previous != null) {
            unlink(timer, timer.previous);
            earliest = merged(root, paired(childrenTakenFrom(timer)));
        }
    }

    private static void unlink(Timer timer, Timer previous) {
        if (previous.child == timer) {
            previous.child = timer.next;
        } else {
            previous.next = timer.next;
        }
        if (timer.next != null) {
            timer.next.previous = previous;
        }
        timer.previous = null;
        timer.next = null;
    }

    private static @Nullable Timer childrenTakenFrom(Timer timer) {
        Timer first = timer.child;
        timer.child = null;
        return first;
    }

    /** Makes one tree of children, first of each two neighbours, then of these pairs. */
    private static @Nullable Timer paired(@Nullable Timer children) {
        Timer pairs = null;
        Timer rest = children;
        while (rest != null) {
            Timer one = rest;
            Timer other = one.next;
            rest = other == null ? null : other.next;
            Timer pair = merged(alone(one), other == null ? null : alone(other));
            pair.next = pairs;
            pairs = pair;
        }
        Timer whole = null;
        while (pairs != null) {
            Timer pair = pairs;
            pairs = pair.next;
            whole = merged(alone(pair), whole);
        }
        return whole;
    }

    private static Timer alone(Timer child) {
        child.previous = null;
        child.next = null;
        return child;
    }

    /** Makes one tree of two: the later one becomes the first child of the other. */
    private static Timer merged(Timer one, @Nullable Timer other) {
        if (other == null) {
            return one;
        }
        boolean inOrder = one.dueAt() - other.dueAt() <= 0;
        Timer parent = inOrder ? one : other;
        Timer child = inOrder ? other : one;
        child.previous = parent;
        child.next = parent.child;
        if (parent.child != null) {
            parent.child.previous = child;
        }
        parent.child = child;
        return parent;
    }
}
