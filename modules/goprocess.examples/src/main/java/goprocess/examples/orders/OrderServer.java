package goprocess.examples.orders;

import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Phaser;

/**
 * The JDK's HTTP server. Each request is a child of the process {@code http}, which therefore waits
 * for those in flight before its teardown stops the server.
 *
 * <p>Once closing has begun no connection is accepted. A request that arrives on an open one is
 * answered as before while any answer is being given. After the last one all connections are
 * closed: a client that sends a request at that moment gets no answer, and its order is not
 * accepted.
 */
final class OrderServer {
    private OrderServer() {}

    // @start region="server"
    static HttpServer start(
            GoProcess service,
            GoProcess http,
            OrderDesk desk,
            OrderTable table,
            OrderSettings settings)
            throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        http.setTeardown(() -> server.stop(0));
        // Once that teardown has begun, go throws, and the server drops the connection.
        server.setExecutor(request -> http.go("request", self -> request.run()));
        Phaser answers = new Phaser(1); // the answers being given, and one for "running"
        server.createContext("/", new OrderHandler(desk, table, http.closing(), answers));
        server.start();
        letGo(service, server, answers, settings.patience());
        return server;
    }

    // @end

    // @start region="cut-off"
    /**
     * Begins to close together with {@code http}, and ends everything that would keep that process
     * open. It closes the listening socket at once, since new clients may come indefinitely. After
     * some time it closes the open connections, since a client that has sent half a request may
     * never send the rest.
     */
    private static void letGo(
            GoProcess service, HttpServer server, Phaser answers, Duration patience) {
        int seconds = (int) Math.min(patience.toSeconds(), Integer.MAX_VALUE);
        named("http-patience")
                .parent(service)
                .go(
                        self -> {
                            self.closing().await();
                            answers.arriveAndDeregister(); // ends with the last answer
                            server.stop(seconds); // cuts all connections after the last answer
                        });
    }

    // @end

    static URI uri(HttpServer server) {
        InetSocketAddress address = server.getAddress();
        return URI.create(
                "http://"
                        + address.getAddress().getHostAddress()
                        + ":"
                        + address.getPort()
                        + OrderHandler.PATH);
    }
}
