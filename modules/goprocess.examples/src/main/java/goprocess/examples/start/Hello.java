package goprocess.examples.start;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Answers after a second, and stops when no client is waiting for an answer. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) throws IOException {
        GoProcess app = application("hello").open();

        GoProcess http = named("http").parent(app).open();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Integer.getInteger("port", 8080)), 0);
        http.setTeardown(() -> server.stop(0));
        server.setExecutor(request -> http.go("request", self -> request.run()));
        server.createContext("/", Hello::answer);
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            System.out.println("a request");
            Thread.sleep(1_000); // the time that a database needs
            byte[] hello = "hello\n".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, hello.length);
            exchange.getResponseBody().write(hello);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
