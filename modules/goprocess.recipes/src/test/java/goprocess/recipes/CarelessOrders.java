package goprocess.recipes;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** The same service as everybody writes it first: it accepts, and nobody waits for the worker. */
final class CarelessOrders {
    private CarelessOrders() {}

    public static void main(String[] args) throws IOException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        Path file = Files.createFile(Path.of(args[0]));
        Thread.ofPlatform().start(() -> store(queue, file));
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])),
                        0);
        server.createContext(
                "/orders",
                exchange -> {
                    try (exchange) {
                        byte[] order = exchange.getRequestBody().readAllBytes();
                        queue.add(new String(order, StandardCharsets.UTF_8));
                        exchange.sendResponseHeaders(202, -1);
                    }
                });
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
        System.out.println("ready");
    }

    private static void store(BlockingQueue<String> queue, Path file) {
        try {
            while (true) {
                String order = queue.take();
                // So much longer than an order takes to arrive that some wait at the end in any
                // case.
                LockSupport.parkNanos(100_000_000);
                Files.writeString(file, order + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            // nobody interrupts it
        }
    }
}
