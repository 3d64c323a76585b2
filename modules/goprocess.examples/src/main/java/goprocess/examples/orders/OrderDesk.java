package goprocess.examples.orders;

import goprocess.queue.DrainQueue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Gives an order its number and puts it into the queue. With that it is accepted. */
final class OrderDesk {
    private final DrainQueue<Order> queue;
    private final AtomicLong lastNumber;

    OrderDesk(DrainQueue<Order> queue, long lastNumber) {
        this.queue = queue;
        this.lastNumber = new AtomicLong(lastNumber);
    }

    /** Accepts an order. Returns empty if the queue is full. */
    Optional<Order> accept(String item) {
        Order order = new Order(lastNumber.incrementAndGet(), item);
        return queue.offer(order) ? Optional.of(order) : Optional.empty();
    }
}
