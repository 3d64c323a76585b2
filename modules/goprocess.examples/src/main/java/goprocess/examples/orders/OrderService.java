package goprocess.examples.orders;

import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.queue.DrainQueue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The service, and the process above all its parts. Closing it closes all of them, in this order.
 *
 * <ol>
 *   <li><b>http</b> accepts no more connections, and answers the requests on those that are open;
 *   <li><b>queue</b> is sealed: no more orders can come;
 *   <li><b>worker-1</b> and so on drain the queue; the order that a failed worker was handling is
 *       stored unpaid;
 *   <li><b>report</b> writes its last line;
 *   <li><b>pool</b> closes its connections;
 *   <li><b>database</b> closes its file.
 * </ol>
 *
 * <p>No code calls these one after the other. A part that uses another one is its child, or waits
 * for it; the order follows from that.
 */
public final class OrderService extends ForwardingProcess {
    /**
     * Additional connections, besides one for each worker: for the report and for looking up
     * orders.
     */
    private static final int FOR_READERS = 2;

    private final DrainQueue<Order> queue;
    private final List<List<GoProcess>> closingOrder;
    private final URI uri;

    private OrderService(
            GoProcess service,
            DrainQueue<Order> queue,
            List<List<GoProcess>> closingOrder,
            URI uri) {
        super(service);
        this.queue = queue;
        this.closingOrder = closingOrder;
        this.uri = uri;
    }

    /**
     * Starts a service. If that fails, what was started is closed again.
     *
     * @param parent closes the service
     * @param settings where it works, and how
     * @return the service, ready for orders
     * @throws IOException if the directory cannot be made or the port is taken
     * @throws SQLException if the database cannot be opened
     */
    public static OrderService start(GoProcess parent, OrderSettings settings)
            throws IOException, SQLException {
        GoProcess service = named("orders").parent(parent).open();
        try {
            return startBelow(service, settings);
        } catch (IOException | SQLException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private static OrderService startBelow(GoProcess service, OrderSettings settings)
            throws IOException, SQLException {
        Files.createDirectories(settings.directory());

        // @start region="pool"
        // A resource gets its process first, and its teardown as soon as it is there: should
        // closing begin in between, the teardown still runs and nothing is left open.
        GoProcess database = named("database").parent(service).open();
        Database file = Database.open(settings.directory());
        database.setTeardown(file::close);

        GoProcess pool = named("pool").parent(database).open();
        HikariDataSource connections = connectionsTo(file, settings.workers());
        pool.setTeardown(connections::close);
        // @end

        OrderTable table = new OrderTable(connections::getConnection);
        DrainQueue<Order> queue = new DrainQueue<>("queue", service, settings.capacity());

        List<GoProcess> workers = new ArrayList<>();
        // @start region="workers"
        for (int i = 1; i <= settings.workers(); i++) {
            OrderWorker worker = new OrderWorker(queue, settings.payments(), table);
            workers.add(
                    named("worker-" + i)
                            .parent(pool)
                            .waitFor(queue)
                            .closeOnFailure(service)
                            .teardown(worker::finish)
                            .threadFactory(
                                    Thread.ofPlatform().daemon().name("worker-" + i).factory())
                            .go(self -> worker.work()));
        }
        // @end

        Path lines = settings.directory().resolve("report.txt");
        OrderReport report = new OrderReport(lines, table, queue);
        GoProcessBuilder reporting = named("report").parent(pool).teardown(report::writeLast);
        for (GoProcess each : workers) {
            reporting = reporting.waitFor(each);
        }
        GoProcess reports = reporting.go(self -> report.writeEvery(settings.reportEvery(), self));

        OrderDesk desk = new OrderDesk(queue, table.highestNumber());
        GoProcess http = named("http").parent(queue).parent(pool).open();
        HttpServer server = OrderServer.start(service, http, desk, table, settings);

        return new OrderService(
                service,
                queue,
                List.of(
                        List.of(http),
                        List.of(queue),
                        List.copyOf(workers),
                        List.of(reports),
                        List.of(pool),
                        List.of(database),
                        List.of(service)),
                OrderServer.uri(server));
    }

    private static HikariDataSource connectionsTo(Database database, int workers) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(workers + FOR_READERS);
        return new HikariDataSource(config);
    }

    /**
     * Where it takes orders.
     *
     * @return an address on the loopback interface
     */
    public URI uri() {
        return uri;
    }

    /**
     * How many accepted orders wait for a worker.
     *
     * @return their number at this moment
     */
    public int waiting() {
        return queue.size();
    }

    /**
     * The processes of the service in the order in which they close; those of one list close at the
     * same time.
     *
     * @return from the HTTP server to the service itself
     */
    public List<List<GoProcess>> closingOrder() {
        return closingOrder;
    }
}
