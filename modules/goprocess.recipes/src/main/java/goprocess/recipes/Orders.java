package goprocess.recipes;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.queue.DrainQueue;

import java.util.Optional;

/**
 * What every recipe serves: an order is accepted at once and stored soon after, by a worker. To
 * accept it is a promise, so the queue is drained before the store closes.
 */
public final class Orders {
    private final DrainQueue<String> queue;

    /**
     * Opens the queue and its worker.
     *
     * @param store the process of what the orders are stored in; the worker uses it, and so is its
     *     child
     * @param storing stores an order
     */
    public Orders(GoProcess store, Storing storing) {
        queue = new DrainQueue<>("orders", store);
        named("worker")
                .parent(store)
                .waitFor(queue)
                .closeOnFailure(store)
                .go(self -> store(storing));
    }

    private void store(Storing storing) throws Exception {
        Optional<String> order = queue.take();
        while (order.isPresent()) { // empty when no more can come
            storing.store(order.get());
            order = queue.take();
        }
    }

    /**
     * Accepts an order. Called before a client is told that its order was accepted.
     *
     * @param order one line of text
     */
    public void accept(String order) {
        queue.offer(order); // there is always room
    }

    /**
     * Whose child a server is: while a child is open, orders are accepted.
     *
     * @return the process of the queue
     */
    public GoProcess users() {
        return queue;
    }

    /** Stores an order. */
    @FunctionalInterface
    public interface Storing {
        /**
         * Called for one order after the other.
         *
         * @param order what to store
         * @throws Exception if it cannot be stored
         */
        void store(String order) throws Exception;
    }
}
