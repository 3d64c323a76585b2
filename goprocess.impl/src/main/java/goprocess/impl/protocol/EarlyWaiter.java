package goprocess.impl.protocol;

/**
 * Something of the library that has to be done when a node closes, and is done when that is seen:
 * before the node is {@link Node#CLOSED}, after its teardown.
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
