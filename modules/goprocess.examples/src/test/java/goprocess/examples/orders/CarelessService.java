package goprocess.examples.orders;

import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.queue.DrainQueue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Optional;

/**
 * The same service from the same parts, with workers that work until {@code closing()}, which is
 * what a worker does that nobody uses. Whatever waits in the queue then is lost. Its payments are
 * so slow that every order waits when TERM comes.
 */
final class CarelessService {
    private CarelessService() {}

    public static void main(String[] args) throws Exception {
        GoProcess app = GoProcesses.application("shop").open();
        GoProcess database = named("database").parent(app).open();
        Database file = Database.open(Path.of(args[0]));
        database.setTeardown(file::close);
        OrderTable table = new OrderTable(() -> DriverManager.getConnection(file.url()));
        DrainQueue<Order> queue = new DrainQueue<>("queue", app);
        for (int i = 1; i <= 2; i++) {
            named("worker-" + i).parent(database).go(self -> work(self, queue, table));
        }
        GoProcess http = named("http").parent(queue).parent(database).open();
        OrderSettings settings =
                new OrderSettings(
                        Path.of(args[0]),
                        0,
                        2,
                        Integer.MAX_VALUE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(20),
                        order -> app.closing().await());
        OrderDesk desk = new OrderDesk(queue, table.highestNumber());
        HttpServer server = OrderServer.start(app, http, desk, table, settings);
        app.setTeardown(() -> System.out.println("waiting " + queue.size()));
        System.out.println(OrderServer.uri(server));
    }

    private static void work(GoProcess self, DrainQueue<Order> queue, OrderTable table)
            throws Exception {
        while (!self.closing().isRaised()) {
            Optional<Order> order = queue.poll(Duration.ofMillis(10));
            if (order.isPresent()) {
                self.closing().await(); // the payment
                table.insert(order.get(), true);
            }
        }
    }
}
