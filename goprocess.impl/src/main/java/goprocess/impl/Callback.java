package goprocess.impl;

import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/** An action registered with a signal. */
final class Callback extends Waiter implements Signal.Registration {
    /** Null once it was cancelled or has run. */
    private volatile @Nullable Runnable action;

    /**
     * Whether the node's count is, or was, raised for it: the teardown must not begin before it has
     * returned. Only where it waits for closing; guarded as {@link #listed}.
     */
    boolean gated;

    Callback(Node node, boolean forClosing, Runnable action) {
        super(node, forClosing);
        this.action = action;
    }

    @Override
    void raise(Turn turn) {
        turn.addCallback(this);
    }

    /** Runs the action, by the turn's thread, and lets the node go on. */
    void run(Turn turn) {
        Runnable once = action;
        action = null;
        if (once != null) {
            try {
                once.run();
            } catch (Throwable e) {
                Failures.log(Failures.Mishap.CALLBACK_FAILED, node, e);
            }
        }
        if (gated) {
            gated = false;
            node.release(turn);
        }
    }

    @Override
    public void cancel() {
        node.unregister(this);
        action = null; // in the queue of a turn it then finds nothing to do
    }
}
