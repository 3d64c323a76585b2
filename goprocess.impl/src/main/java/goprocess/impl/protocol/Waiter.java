package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a moment in the life of a node. It is guarded by the lock of the node
 * until the moment comes, and then belongs to the cascade that took it off the list.
 */
public abstract class Waiter {
    public final Node node;
    public final Moment moment;

    @Nullable Waiter previous;
    @Nullable Waiter next;
    boolean listed;

    protected Waiter(Node node, Moment moment) {
        this.node = node;
        this.moment = moment;
    }

    /**
     * The moment has come. Called once, under no lock, by the cascade that made the transition. It
     * runs no user code and throws nothing.
     */
    protected abstract void raise(Cascade cascade);

    /** Whether it is raised before its node is seen to be closed, and not after. */
    protected boolean isEarly() {
        return false;
    }

    /** The next older one in the list that it is in. The lock of the node is held. */
    public final @Nullable Waiter olderLocked() {
        return next;
    }

    /** Becomes the head of a list. */
    final void addTo(@Nullable Waiter head) {
        next = head;
        if (head != null) {
            head.previous = this;
        }
        listed = true;
    }

    /** Leaves a list, and returns its head. */
    final @Nullable Waiter removeFrom(@Nullable Waiter head) {
        Waiter newHead = head;
        if (previous == null) {
            newHead = next;
        } else {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        previous = null;
        next = null;
        listed = false;
        return newHead;
    }

    /**
     * Raises a list that was taken from its node, in the order in which the waiters were entered.
     * Callbacks run one after the other on one thread: the first of them leads to the next.
     */
    static void raiseAll(@Nullable Waiter newest, Cascade cascade) {
        Callbacks first = null;
        Callbacks previous = null;
        Callbacks last = null;
        Waiter waiter = oldestFirst(newest);
        while (waiter != null) {
            Waiter next = waiter.next;
            waiter.next = null;
            if (!(waiter instanceof Callbacks callback)) {
                waiter.raise(cascade);
            } else if (callback.runsLast()) {
                callback.next = last;
                last = callback;
            } else {
                first = first == null ? callback : first;
                previous = callback.after(previous);
            }
            waiter = next;
        }
        if (last != null) {
            first = first == null ? last : first;
            last.after(previous);
        }
        if (first != null) {
            first.node.nameGate(first);
            cascade.addCallbacks(first);
        }
    }

    private static @Nullable Waiter oldestFirst(@Nullable Waiter newest) {
        Waiter oldest = null;
        for (Waiter waiter = newest; waiter != null; ) {
            Waiter older = waiter.next;
            waiter.next = oldest;
            waiter.previous = null;
            oldest = waiter;
            waiter = older;
        }
        return oldest;
    }
}
