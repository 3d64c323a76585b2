package goprocess.impl;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who wants to know when a node begins to close, or is closed. Guarded by the lock of the
 * node.
 */
abstract class Waiter {
    final Node node;

    /** Whether it waits for closing to begin; else for the node to be closed. */
    final boolean forClosing;

    @Nullable Waiter previous;
    @Nullable Waiter next;
    boolean listed;

    Waiter(Node node, boolean forClosing) {
        this.node = node;
        this.forClosing = forClosing;
    }

    /** It has happened. Called once, under no lock, by the turn that made it happen. */
    abstract void raise(Turn turn);

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

    /** Wakes a thread that waits for a node and is in no list. */
    static void wake(Thread thread, Node node) {
        try {
            LockSupport.unpark(thread);
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.WAITER_NOT_WOKEN, node, e);
        }
    }

    /** Serves a list that was taken from its node, in the order in which the waiters came. */
    static void raiseAll(@Nullable Waiter newest, Turn turn) {
        Waiter oldest = null;
        for (Waiter waiter = newest; waiter != null; ) {
            Waiter older = waiter.next;
            waiter.next = oldest;
            waiter.previous = null;
            oldest = waiter;
            waiter = older;
        }
        while (oldest != null) {
            Waiter next = oldest.next;
            oldest.next = null;
            try {
                oldest.raise(turn);
            } catch (Throwable e) { // the JVM could not schedule its thread; the others must not
                // suffer
                Failures.log(Failures.Mishap.WAITER_NOT_WOKEN, oldest.node, e);
            }
            oldest = next;
        }
    }
}
