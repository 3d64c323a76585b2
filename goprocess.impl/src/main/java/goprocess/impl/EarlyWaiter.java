package goprocess.impl;

/**
 * Something of the library that has to be done when a node closes, and is done when that is seen:
 * before the node is {@link Node#CLOSED}, after its teardown.
 */
final class EarlyWaiter extends Waiter {
    private final Runnable action;

    EarlyWaiter(Node node, Runnable action) {
        super(node, false);
        this.action = action;
    }

    @Override
    void raise(Turn turn) {
        action.run();
    }
}
