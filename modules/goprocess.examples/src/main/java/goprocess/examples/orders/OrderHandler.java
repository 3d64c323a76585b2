package goprocess.examples.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import goprocess.api.Signal;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Phaser;

/**
 * {@code POST /orders} with the item as body answers 202 and the number of the order, {@code GET
 * /orders/17} answers 200 and its item once it is stored.
 *
 * <p>An answer of 202 is a promise: the order is in the queue, and the queue is drained before the
 * service ends. An order is not refused because the service closes: while a request is in flight
 * the queue accepts. The answer then says {@code Connection: close}, so that the client goes
 * elsewhere with its next order. An order is refused, with 503 and {@code Retry-After}, only while
 * the queue is full.
 */
final class OrderHandler implements HttpHandler {
    static final String PATH = "/orders";
    private static final int LONGEST_ITEM = 200;
    private static final System.Logger LOGGER = System.getLogger(OrderHandler.class.getName());

    private final OrderDesk desk;
    private final OrderTable table;
    private final Signal closing;
    private final Phaser answers;

    /** Nothing is answered once {@code answers} has ended. */
    OrderHandler(OrderDesk desk, OrderTable table, Signal closing, Phaser answers) {
        this.desk = desk;
        this.table = table;
        this.closing = closing;
        this.answers = answers;
    }

    // @start region="answer"
    /**
     * The server that is being stopped cuts all connections as soon as it has no exchange, even one
     * on which a request arrives in that moment. So an answer is given only if another one, or the
     * service, keeps {@code answers} going, and is over there before the exchange is.
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (answers.register() < 0) {
                return; // the connection ends without an answer
            }
            try {
                give(answer(exchange), exchange);
            } finally {
                answers.arriveAndDeregister();
            }
        }
    }

    // @end

    private void give(Answer answer, HttpExchange exchange) throws IOException {
        byte[] body = (answer.text() + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        if (closing.isRaised()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body);
        out.flush();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals(PATH)) {
            return method.equals("POST") ? take(exchange) : notAllowed(exchange, "POST");
        }
        if (path.startsWith(PATH + "/")) {
            return method.equals("GET")
                    ? show(path.substring(PATH.length() + 1))
                    : notAllowed(exchange, "GET");
        }
        return new Answer(404, "There are orders at " + PATH + ", and nothing here.");
    }

    private Answer take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_ITEM + 1);
        String item = new String(body, UTF_8).strip();
        if (item.isEmpty() || body.length > LONGEST_ITEM) {
            return new Answer(
                    400, "The body is the item ordered: 1 to " + LONGEST_ITEM + " bytes of text.");
        }
        return desk.accept(item)
                .map(order -> new Answer(202, Long.toString(order.number())))
                .orElseGet(() -> tryAgain(exchange));
    }

    private Answer show(String number) {
        if (!number.matches("\\d{1,18}")) {
            return new Answer(400, "The number of an order has 1 to 18 digits.");
        }
        try {
            Optional<Order> order = table.find(Long.parseLong(number));
            return order.map(found -> new Answer(200, found.item()))
                    .orElseGet(() -> new Answer(404, "Order " + number + " is not stored."));
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.WARNING, "Order " + number + " could not be read", e);
            return new Answer(500, "The orders cannot be read.");
        }
    }

    private static Answer tryAgain(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        return new Answer(503, "Too many orders are waiting; try again.");
    }

    private static Answer notAllowed(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return new Answer(405, "Here the method is " + allowed + ".");
    }

    private record Answer(int status, String text) {}
}
