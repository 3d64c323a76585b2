package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A waiter that runs the user's code when its moment has come. The callbacks of one moment run one
 * after the other; the first of them represents all, and leads to the others.
 *
 * <p>Callbacks on {@link Moment#CLOSING} and {@link Moment#CHILDREN_CLOSED} hold up the teardown of
 * their node until they have returned or were given up. The first of them is then a <em>gate</em>,
 * which the node counts.
 */
public abstract class Callbacks extends Waiter {
    /** Whether the node counts it. Guarded by the lock of the node, as is the next field. */
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
     * Runs this callback and those after it on a thread of the library. Called under no lock, and
     * throws nothing. If no thread can be started, they run here, as a step of this cascade.
     */
    protected abstract void start(Cascade cascade);

    /** The thread that runs it, once it has begun. */
    public abstract @Nullable Thread runner();

    @Override
    protected final void raise(Cascade cascade) {
        cascade.addCallbacks(this);
    }

    final boolean runsLast() {
        return last;
    }

    /** Whether the node counts it. The lock of the node is held. */
    public final boolean isGateLocked() {
        return gate;
    }

    /** Makes this callback run after another one. */
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
    public final @Nullable Callbacks nextGateLocked() {
        return nextGate;
    }
}
