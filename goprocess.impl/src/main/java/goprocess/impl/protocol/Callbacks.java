package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A waiter that runs code of a user when its moment has come. Those of one moment run one after the
 * other: the first of them stands for all, and leads to the rest.
 *
 * <p>Callbacks on {@link Moment#CLOSING} and {@link Moment#CHILDREN_CLOSED} hold up the teardown of
 * their node until they have returned, or were given up: the first one is a <em>gate</em> then, and
 * the node counts it.
 */
public abstract class Callbacks extends Waiter {
    /** Whether the node counts it. Guarded by the lock of the node, as is the next one. */
    boolean gate;

    @Nullable Callbacks nextGate;

    /** Owned by the cascade that is going to start it. */
    @Nullable Callbacks nextRow;

    /** Whether it runs after all others of its moment, whenever they were registered. */
    private final boolean last;

    protected Callbacks(Node node, Moment moment, boolean last) {
        super(node, moment);
        this.last = last;
    }

    /**
     * Has this callback, and those behind it, run on a thread of the library. Under no lock, and
     * nothing is thrown: where no thread can be had they run here, as a step of this cascade.
     */
    protected abstract void start(Cascade cascade);

    /** Who runs it, once it has begun; what that is only the room of running knows. */
    public abstract @Nullable Object runner();

    @Override
    protected final void raise(Cascade cascade) {
        cascade.addCallbacks(this);
    }

    final boolean runsLast() {
        return last;
    }

    /** Comes to run after another one. */
    final Callbacks after(@Nullable Callbacks previous) {
        if (previous != null) {
            previous.next = this;
        }
        return this;
    }

    /** The callback that runs after this one. */
    public final @Nullable Callbacks following() {
        return (Callbacks) next;
    }

    /** The next gate of the same node. The lock of the node is held. */
    public final @Nullable Callbacks nextGate() {
        return nextGate;
    }
}
