package goprocess.viewer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import goprocess.viewer.page.PageText;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Serves the page of a graph on the loopback address, and notifies the page of each transition.
 *
 * <p>The address contains a random token, and only requests with the token get an answer. A request
 * is refused if it comes from another page, has another host name, or uses a method other than GET.
 * The server only reads: nothing can be changed through it.
 *
 * <p>All methods may be called by any thread. The server runs on daemon threads.
 */
public final class PageServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final PageSource source;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String token;
    private final CountDownLatch ended = new CountDownLatch(1);

    private PageServer(PageSource source, HttpServer server) {
        this.source = source;
        this.server = server;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
    }

    /**
     * Begins to serve, on a free port.
     *
     * @param source where the graph comes from
     * @return the server
     * @throws NullPointerException if {@code source} is null
     * @throws IOException if no port is available
     */
    public static PageServer start(PageSource source) throws IOException {
        Objects.requireNonNull(source, "source");
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        PageServer server = new PageServer(source, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /**
     * The address to open in a browser.
     *
     * @return the address, with the token
     */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/");
    }

    /**
     * Waits until an open page has been notified that the watched program has ended, or until this
     * server is closed.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void await() throws InterruptedException {
        ended.await();
    }

    /**
     * Notifies open pages that the watched program has ended, waits up to a second for them, and
     * then ends all connections as {@link #close()} does. Call it if you know that the program has
     * ended.
     */
    public void finish() {
        server.stop(1);
        close();
    }

    /** Ends all connections. Further calls have no effect. */
    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            String path = exchange.getRequestURI().getPath();
            if (!isOurs(exchange)) {
                send(exchange, 403, "text/plain", "This address is for the page that it serves.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "There is nothing here but to GET.");
            } else if (path.equals("/" + token + "/")) {
                sendGraph(exchange, true);
            } else if (path.equals("/" + token + "/graph")) {
                sendGraph(exchange, false);
            } else if (path.equals("/" + token + "/events")) {
                sendEvents(exchange);
            } else {
                send(exchange, 404, "text/plain", "There is nothing here.");
            }
        }
    }

    /**
     * A foreign page can make its own host name resolve to our address, and then send itself as the
     * origin.
     */
    private boolean isOurs(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        List<String> hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null
                && hosts.contains(host)
                && (origin == null || origin.equals("http://" + host));
    }

    private void sendGraph(HttpExchange exchange, boolean asPage) throws IOException {
        String json;
        try {
            json = source.graph();
        } catch (IOException e) {
            send(exchange, 502, "text/plain", "The watched program gives no answer.");
            return;
        }
        if (asPage) {
            String html = PageText.live(json.getBytes(StandardCharsets.UTF_8));
            send(exchange, 200, "text/html; charset=utf-8", html);
        } else {
            send(exchange, 200, "application/json", json);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void sendEvents(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        // Tells the page that it is connected.
        write(out, ": here\n\n");
        try (Stream<String> lines = source.transitions()) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next().replace('\r', ' ').replace('\n', ' ');
                write(out, "event: transition\ndata: " + line + "\n\n");
            }
        }
        write(out, "event: end\ndata:\n\n");
        ended.countDown();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
