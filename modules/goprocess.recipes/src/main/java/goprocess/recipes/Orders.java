package goprocess.recipes;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.queue.DrainQueue;

import java.util.Optional;

/**
 * The service that every recipe offers. An order is accepted at once, and a worker stores it soon
 * after. An accepted order must not be lost, so the queue is drained before the store closes.
 */
public final class Orders {
    private final DrainQueue<String> queue;

    /**
     * Opens the queue and its worker.
     *
     * @param store the process of the file or database that the orders are stored in; the worker
     *     uses it, so it is its child
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
        while (order.isPresent()) { // empty once no more orders can come
            storing.store(order.get());
            order = queue.take();
        }
    }

    /**
     * Accepts an order. Call this before you confirm the order to the client.
     *
     * @param order one line of text
     */
    public void accept(String order) {
        queue.offer(order); // there is always room
    }

    /**
     * The parent for a server. Orders are accepted while a child is open.
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
