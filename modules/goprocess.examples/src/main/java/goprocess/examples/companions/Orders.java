package goprocess.examples.companions;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;
import goprocess.queue.DrainQueue;

import java.util.Optional;
import java.util.function.Consumer;

/** Accepted work is done even if the application closes. */
final class Orders {
    private Orders() {}

    static DrainQueue<String> open(GoProcess app, Consumer<String> store, Teardown stopServer) {
        // @start region="queue"
        DrainQueue<String> orders = new DrainQueue<>("orders", app);

        named("worker").parent(app).waitFor(orders).go(self -> work(orders, store));

        // The producer is a child of the queue, which accepts until that has closed.
        named("http").parent(orders).teardown(stopServer).open();
        // @end
        return orders;
    }

    // @start region="queue-worker"
    private static void work(DrainQueue<String> orders, Consumer<String> store)
            throws InterruptedException {
        Optional<String> order = orders.take();
        while (order.isPresent()) { // empty once no more orders can come
            store.accept(order.get());
            order = orders.take();
        }
    }
    // @end
}
