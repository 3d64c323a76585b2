/**
 * Passes work from the code that accepts it to the code that does it, and loses none at a shutdown.
 *
 * {@snippet :
 * DrainQueue<Order> orders = new DrainQueue<>("orders", app);
 *
 * // The consumer goes on until no more elements can come.
 * GoProcesses.named("worker")
 *         .parent(app)
 *         .waitFor(orders)
 *         .go(
 *                 self -> {
 *                     Optional<Order> next;
 *                     while ((next = orders.take()).isPresent()) {
 *                         store(next.get());
 *                     }
 *                 });
 *
 * // The producer is a child: while it is open, the queue accepts.
 * GoProcesses.named("http").parent(orders).teardown(server::stop).open();
 * }
 *
 * @see goprocess.queue.DrainQueue
 */
@NullMarked
package goprocess.queue;

import org.jspecify.annotations.NullMarked;
