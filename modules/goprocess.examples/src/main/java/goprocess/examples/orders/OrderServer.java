package goprocess.examples.orders;

import static goprocess.api.GoProcesses.named;

import com.sun.net.httpserver.HttpServer;

import goprocess.api.GoProcess;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/**
 * The JDK's HTTP server. Each request is a child of the process {@code http}, which therefore waits
 * for those in flight before its teardown stops the server.
 */
final class OrderServer {
    private OrderServer() {}

    // @start region="server"
    static HttpServer start(
            GoProcess http, OrderDesk desk, OrderTable table, OrderSettings settings)
            throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        http.setTeardown(() -> server.stop(0));
        // Once that teardown has begun, go throws, and the server drops the connection.
        server.setExecutor(request -> http.go("request", self -> request.run()));
        server.createContext("/", new OrderHandler(desk, table, http.closing()));
        server.start();
        http.addChildNoWait(cutOffAfter(settings.patience(), http, server));
        return server;
    }

    // @end

    // @start region="cut-off"
    /**
     * A client that sends half a request must not hold up the close. This process begins to close
     * with {@code http}, which does not wait for it, and cuts the connections in the end.
     */
    private static GoProcess cutOffAfter(Duration patience, GoProcess http, HttpServer server) {
        return named("http-patience")
                .go(
                        self -> {
                            self.closing().await();
                            if (!http.closed().await(patience)) {
                                server.stop(0);
                            }
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
