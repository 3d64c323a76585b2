package goprocess.examples.orders;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;
import goprocess.debug.Stacks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A service under test, and a customer of it. */
final class RunningService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final OrderSettings settings;
    private final OrderService service;

    RunningService(OrderSettings settings) throws IOException, SQLException {
        this.settings = settings;
        service = OrderService.start(GoProcesses.background(), settings);
    }

    static RunningService in(Path directory) throws IOException, SQLException {
        return new RunningService(settings(directory, order -> {}));
    }

    static RunningService in(Path directory, Payments payments) throws IOException, SQLException {
        return new RunningService(settings(directory, payments));
    }

    /** Two workers, room for four orders. */
    static OrderSettings settings(Path directory, Payments payments) {
        return new OrderSettings(
                directory, 0, 2, 4, Duration.ofMillis(1), Duration.ofSeconds(1), payments);
    }

    OrderService service() {
        return service;
    }

    GoProcess process(String name) {
        return service.closingOrder().stream()
                .flatMap(List::stream)
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns once so many requests have begun, and so many of them are being answered. */
    void awaitRequests(int begun, int answering) {
        String graph;
        do {
            graph = ProcessGraph.capture(service, Stacks.ALL).toJson();
        } while (count("\"name\":\"request\"", graph) != begun
                || count("OrderHandler.take", graph) != answering);
    }

    private static int count(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    Order order(String item) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "", item);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new Order(Long.parseLong(answer.body().strip()), item);
    }

    HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(service.uri() + path);
        return client.send(
                HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    /** What is on disk after the service has closed. */
    List<Order> stored() throws SQLException {
        service.closed().toFuture().join();
        try (Database database = Database.open(settings.directory())) {
            return new OrderTable(() -> DriverManager.getConnection(database.url())).all();
        }
    }

    @Override
    public void close() {
        try (client) {
            service.close();
        }
    }
}
