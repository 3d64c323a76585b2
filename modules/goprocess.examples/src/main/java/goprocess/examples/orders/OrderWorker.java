package goprocess.examples.orders;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import java.util.Optional;

/** Takes orders from the queue, has them paid, stores them. */
final class OrderWorker implements ProcessFunction {
    private final OrderQueue queue;
    private final Payments payments;
    private final OrderTable table;

    OrderWorker(OrderQueue queue, Payments payments, OrderTable table) {
        this.queue = queue;
        this.payments = payments;
        this.table = table;
    }

    /**
     * Goes on until the queue is sealed and drained. It does not look at {@code self.closing()}:
     * that is raised while accepted orders still wait.
     */
    @Override
    public void run(GoProcess self) throws Exception {
        for (Optional<Order> next = queue.take(); next.isPresent(); next = queue.take()) {
            Order order = next.get();
            boolean stored = false;
            try {
                payments.charge(order);
                table.insert(order);
                stored = true;
            } finally {
                if (!stored) {
                    queue.giveBack(order);
                }
            }
        }
    }
}
