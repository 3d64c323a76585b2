package goprocess.examples;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;
import goprocess.examples.orders.OrderService;
import goprocess.examples.orders.OrderSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the service, sends orders, sends TERM, and watches from outside how everything closes. */
final class DemoRun {
    private static final int CUSTOMERS = 8;
    private static final Duration PROGRESS = Duration.ofMillis(250);

    /** The HTTP server and the queue. */
    private static final int CLOSED_BEFORE_WORKERS = 2;

    private final PrintStream out;
    private final OrderSettings settings;
    private final int orders;
    private final @Nullable SilentProvider silent;
    private final GraphFiles graphs;

    /**
     * Prepares a run.
     *
     * @param orders accepted before TERM is sent
     * @param silent who keeps a worker from closing, or null if nobody does
     */
    DemoRun(
            PrintStream out,
            OrderSettings settings,
            int orders,
            @Nullable SilentProvider silent,
            GraphFiles graphs) {
        this.out = out;
        this.settings = settings;
        this.orders = orders;
        this.silent = silent;
        this.graphs = graphs;
    }

    /**
     * The result of a run: the number of the process that began to close first, and the customers.
     */
    record Outcome(long app, Customers customers) {}

    /** Ends when everything is closed. */
    Outcome run() throws IOException, SQLException, InterruptedException {
        GoProcess app = GoProcesses.withSignals("TERM", "INT");
        OrderService service = start(app);
        List<List<GoProcess>> closingOrder = new ArrayList<>(service.closingOrder());
        closingOrder.add(List.of(app));
        CloseLog closes = new CloseLog(app, closingOrder, service::waiting);
        introduce(service, closingOrder);

        Customers customers = new Customers(service.uri(), CUSTOMERS, orders);
        while (!customers.enough(PROGRESS) && !customers.process().closed().isRaised()) {
            progress(customers, service);
        }
        progress(customers, service);
        graphs.write("before", ProcessGraph.capture(app));
        if (!app.closing().isRaised()) { // otherwise a signal came from outside
            terminate(app);
        }
        watch(app, closes);
        customers.process().closed().await();
        if (closes.failure().isPresent()) {
            throw new DemoFailure(closes.failure().get().toString());
        }
        // The graph of the whole JVM, not only of the service, to show that nothing at all is left
        // open.
        graphs.write("after", ProcessGraph.capture());
        return new Outcome(app.id(), customers);
    }

    private OrderService start(GoProcess app) throws IOException, SQLException {
        try {
            return OrderService.start(app, settings);
        } catch (IOException | SQLException | RuntimeException e) {
            if (app.closing().isRaised()) {
                throw new DemoFailure("a signal came before the service had started");
            }
            throw e;
        }
    }

    private void watch(GoProcess app, CloseLog closes) throws IOException, InterruptedException {
        out.println("      ms   closed          orders waiting");
        closes.print(out, CLOSED_BEFORE_WORKERS);
        if (silent == null) {
            graphs.write("during", ProcessGraph.capture(app));
        } else {
            closes.print(out, settings.workers() - 1);
            if (silent.awaitQuestion(app.closed())) {
                explain(ProcessGraph.capture(app));
                silent.answer();
            } else {
                out.println("hang     none: the signal came before an order that makes one");
            }
        }
        closes.printRest(out);
    }

    private void explain(ProcessGraph graph) throws IOException {
        graphs.write("during", graph);
        out.println("hang     nothing more closes. ProcessGraph.capture(app).diagnose():");
        out.println();
        out.println(graph.diagnose());
        out.println();
        out.println("hang     the payment provider answers after all");
    }

    private void introduce(OrderService service, List<List<GoProcess>> closingOrder) {
        out.printf("service  %s, %d workers%n", service.uri(), settings.workers());
        out.println(
                "closes   "
                        + closingOrder.stream()
                                .map(
                                        stage ->
                                                stage.stream()
                                                        .map(GoProcess::name)
                                                        .collect(Collectors.joining(", ")))
                                .collect(Collectors.joining(" > ")));
    }

    private void progress(Customers customers, OrderService service) {
        out.printf(
                "orders   %,d of %,d accepted, %,d waiting to be stored%n",
                customers.accepted().size(), orders, service.waiting());
    }

    /** A process may not end itself by {@link ProcessHandle#destroy}, so a shell does it. */
    private void terminate(GoProcess app) throws IOException, InterruptedException {
        String kill = "kill -TERM " + ProcessHandle.current().pid();
        out.println("signal   " + kill);
        int exitCode = new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor();
        if (exitCode != 0) {
            app.closeAsync();
            throw new DemoFailure("'" + kill + "' ended with exit code " + exitCode);
        }
    }
}
