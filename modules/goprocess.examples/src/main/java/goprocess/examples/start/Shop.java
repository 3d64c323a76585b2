package goprocess.examples.start;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;
import goprocess.queue.DrainQueue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Takes orders at once, pays for them one after the other, and loses none when it stops. */
public final class Shop {
    private Shop() {}

    public static void main(String[] args) throws IOException {
        GoProcess app = application("shop").open();
        DrainQueue<String> orders = new DrainQueue<>("orders", app);
        named("cashier").parent(app).waitFor(orders).go(self -> pay(orders));

        GoProcess http = named("http").parent(orders).open(); // a producer is a child of the queue
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Integer.getInteger("port", 8080)), 0);
        http.setTeardown(() -> server.stop(0));
        server.setExecutor(request -> http.go("request", self -> request.run()));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        boolean accepted = orders.offer(exchange.getRequestURI().getPath());
                        exchange.sendResponseHeaders(accepted ? 202 : 503, -1);
                    }
                });
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static void pay(DrainQueue<String> orders) throws InterruptedException {
        Optional<String> order = orders.take();
        while (order.isPresent()) { // empty once no more orders can come
            Thread.sleep(Integer.getInteger("bank", 500)); // milliseconds that the bank needs
            System.out.println("paid " + order.get());
            order = orders.take();
        }
    }
}
