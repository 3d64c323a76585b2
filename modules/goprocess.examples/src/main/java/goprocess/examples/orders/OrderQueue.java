package goprocess.examples.orders;

import goprocess.queue.DrainQueue;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Accepted orders that wait for a worker: those in a {@link DrainQueue}, and those that a worker
 * had taken and could not store.
 */
final class OrderQueue {
    private final DrainQueue<Order> accepted;
    private final Queue<Order> givenBack = new ConcurrentLinkedQueue<>();

    OrderQueue(DrainQueue<Order> accepted) {
        this.accepted = accepted;
    }

    /** Takes an order in, unless the queue is full. */
    boolean offer(Order order) {
        return accepted.offer(order);
    }

    /**
     * The next order; waits for one. Empty once no request can bring one any more and all are
     * taken.
     */
    Optional<Order> take() throws InterruptedException {
        Optional<Order> next = Optional.ofNullable(givenBack.poll());
        if (next.isEmpty()) {
            next = accepted.take();
        }
        return next.isPresent() ? next : Optional.ofNullable(givenBack.poll());
    }

    /**
     * Puts back an order that could not be stored. Whoever does so fails, which closes the service:
     * at the latest when they have drained the queue the other workers find it.
     */
    void giveBack(Order order) {
        givenBack.add(order);
    }

    int size() {
        return accepted.size() + givenBack.size();
    }
}
