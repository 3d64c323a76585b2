package goprocess.recipes.postgresql;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import goprocess.api.GoProcess;
import goprocess.recipes.Orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * {@code POST /orders} with the order as body; each order becomes a row of a table. Every process
 * that uses the pool is its child, so the pool closes only when no connection is in use.
 */
final class PostgresOrders {
    private PostgresOrders() {}

    public static void main(String[] args) throws IOException, SQLException {
        GoProcess app = application("orders").open();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        HikariDataSource pool = new HikariDataSource(config);
        GoProcess database = named("pool").parent(app).teardown(pool::close).open();
        createTable(pool);
        Orders orders = new Orders(database, order -> insert(pool, order));

        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = Integer.parseInt(args[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        GoProcess http = named("http").parent(orders.users()).teardown(() -> server.stop(0)).open();
        server.setExecutor(request -> http.go("request", self -> request.run()));
        app.go(
                "http-patience",
                self -> {
                    self.closing().await();
                    server.stop(10);
                });
        server.createContext(
                "/orders",
                exchange -> {
                    try (exchange) {
                        byte[] order = exchange.getRequestBody().readAllBytes();
                        orders.accept(new String(order, StandardCharsets.UTF_8));
                        if (http.closing().isRaised()) {
                            exchange.getResponseHeaders().set("Connection", "close");
                        }
                        exchange.sendResponseHeaders(202, -1);
                    }
                });
        server.start();
        System.out.println("ready");
    }

    private static void createTable(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement create =
                        connection.prepareStatement(
                                "CREATE TABLE orders (item text PRIMARY KEY)")) {
            create.execute();
        }
    }

    private static void insert(DataSource pool, String order) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
            insert.setString(1, order);
            insert.executeUpdate();
        }
    }
}
