package goprocess.recipes.httpserver;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;
import goprocess.recipes.Orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code POST /orders} with the order as body. */
final class HttpOrders {
    private HttpOrders() {}

    public static void main(String[] args) throws IOException {
        GoProcess app = application("orders").open();
        Orders orders = new OrderFile(app, Path.of(args[0])).orders();

        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = Integer.parseInt(args[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        GoProcess http = named("http").parent(orders.users()).teardown(() -> server.stop(0)).open();
        // Each request is a child: http waits for it, and is stopped afterwards.
        server.setExecutor(request -> http.go("request", self -> request.run()));
        app.go("http-patience", self -> letGo(self, server));
        server.createContext("/orders", exchange -> accept(exchange, orders, http));
        server.start();
        System.out.println("ready");
    }

    /** Closes the listening socket at once, and the open connections after ten seconds. */
    private static void letGo(GoProcess self, HttpServer server) throws InterruptedException {
        self.closing().await();
        server.stop(10);
    }

    private static void accept(HttpExchange exchange, Orders orders, GoProcess http)
            throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            orders.accept(new String(body, StandardCharsets.UTF_8));
            if (http.closing().isRaised()) { // else a client that goes on would keep it open
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }
}
