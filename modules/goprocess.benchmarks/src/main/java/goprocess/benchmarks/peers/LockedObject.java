package goprocess.benchmarks.peers;

import org.jspecify.annotations.Nullable;

/**
 * A lower bound: the code that one writes by hand to close an object once, and its children before
 * it. Each object has one lock and at most one parent. There is no waiting and no failure, and
 * closing is recursive.
 */
public final class LockedObject {
    private final @Nullable LockedObject parent;
    private final @Nullable Runnable teardown;

    private boolean closed;
    private @Nullable LockedObject firstChild;
    private @Nullable LockedObject previous;
    private @Nullable LockedObject next;

    /**
     * Opens it.
     *
     * @param parent closes it
     * @param teardown runs when it is closed
     */
    public LockedObject(@Nullable LockedObject parent, @Nullable Runnable teardown) {
        this.parent = parent;
        this.teardown = teardown;
        if (parent != null) {
            parent.add(this);
        }
    }

    private synchronized void add(LockedObject child) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        LockedObject first = firstChild;
        child.next = first;
        if (first != null) {
            first.previous = child;
        }
        firstChild = child;
    }

    private synchronized void remove(LockedObject child) {
        if (child.previous != null) {
            child.previous.next = child.next;
        } else {
            firstChild = child.next;
        }
        if (child.next != null) {
            child.next.previous = child.previous;
        }
    }

    /** Closes its children, runs its teardown, and leaves its parent. */
    public void close() {
        LockedObject child;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            child = firstChild;
        }
        while (child != null) {
            LockedObject following = child.next;
            child.close();
            child = following;
        }
        if (teardown != null) {
            teardown.run();
        }
        if (parent != null) {
            parent.remove(this);
        }
    }

    /**
     * Whether it was closed.
     *
     * @return whether it was
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Whether it has children that are open.
     *
     * @return whether it has
     */
    public synchronized boolean hasChildren() {
        return firstChild != null;
    }
}
