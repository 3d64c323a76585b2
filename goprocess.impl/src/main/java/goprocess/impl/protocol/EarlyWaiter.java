package goprocess.impl.protocol;

/**
 * An action of the library at the close of a node. It runs after the teardown and before the node
 * is {@link Node#CLOSED}, so it is done when a thread sees the node closed.
 */
public final class EarlyWaiter extends Waiter {
    private final Runnable action;

    /**
     * For a node that is open.
     *
     * @param action neither waits nor throws
     */
    public EarlyWaiter(Node node, Runnable action) {
        super(node, Moment.CLOSED);
        this.action = action;
    }

    @Override
    protected boolean isEarly() {
        return true;
    }

    @Override
    protected void raise(Cascade cascade) {
        action.run();
    }
}
