package goprocess.examples.orders;

import goprocess.queue.DrainQueue;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Optional;

/** Takes orders from the queue, has them paid, stores them. */
final class OrderWorker {
    private static final System.Logger LOGGER = System.getLogger(OrderWorker.class.getName());

    private final DrainQueue<Order> queue;
    private final Payments payments;
    private final OrderTable table;

    /**
     * The order that was taken and is not stored yet; after the work not null only if it failed
     * with this order.
     */
    private @Nullable Order inHand;

    OrderWorker(DrainQueue<Order> queue, Payments payments, OrderTable table) {
        this.queue = queue;
        this.payments = payments;
        this.table = table;
    }

    /**
     * Works until the queue is sealed and drained. It does not check {@code closing()} of its
     * process, which is raised while accepted orders still wait.
     */
    void work() throws Exception {
        for (Optional<Order> next = queue.take(); next.isPresent(); next = queue.take()) {
            Order order = next.get();
            inHand = order;
            payments.charge(order);
            table.insert(order, true);
            inHand = null;
        }
    }

    /**
     * Finishes the rest, if the work failed. It stores the order in hand unpaid, and helps the
     * other workers to drain the queue, or does so alone if they have failed as well. This is the
     * teardown: it runs after the work has ended, in whatever way, and after the queue is sealed,
     * so no further order can come.
     */
    void finish() throws SQLException {
        if (inHand != null) {
            table.insert(inHand, false);
        }
        for (Optional<Order> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            table.insert(next.get(), isPaid(next.get()));
        }
    }

    private boolean isPaid(Order order) {
        try {
            payments.charge(order);
            return true;
        } catch (Exception e) {
            LOGGER.log(System.Logger.Level.WARNING, order + " is stored unpaid", e);
            return false;
        }
    }
}
