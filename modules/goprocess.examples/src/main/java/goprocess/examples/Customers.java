package goprocess.examples;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.examples.orders.Order;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Customers, each of which sends orders over HTTP, one after the other, until the service accepts
 * no more.
 */
final class Customers {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final URI service;
    private final CountDownLatch enough;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Collection<Order> accepted = new ConcurrentLinkedQueue<>();
    private final GoProcess process;

    Customers(URI service, int count, int enough) {
        this.service = service;
        this.enough = new CountDownLatch(enough);
        process =
                named("customers")
                        .teardown(client::close)
                        .closeAfterChildren()
                        .go(
                                self -> {
                                    for (int i = 1; i <= count; i++) {
                                        self.go("customer-" + i, this::order);
                                    }
                                });
    }

    /** Waits until enough orders are accepted, up to the given time. */
    boolean enough(Duration timeout) throws InterruptedException {
        return enough.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Closed once all of them have ended by themselves. */
    GoProcess process() {
        return process;
    }

    /** The orders that the service answered 202 for. */
    List<Order> accepted() {
        return List.copyOf(accepted);
    }

    private void order(GoProcess self) throws InterruptedException {
        for (int i = 1; !self.closing().isRaised(); i++) {
            String item = "item " + i + " of " + self.name();
            HttpRequest request =
                    HttpRequest.newBuilder(service).POST(BodyPublishers.ofString(item)).build();
            HttpResponse<String> answer;
            try {
                answer = client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                return; // the server is gone, and has not answered 202
            }
            if (answer.statusCode() == 202) {
                accepted.add(new Order(Long.parseLong(answer.body().strip()), item));
                enough.countDown();
            } else if (answer.headers().firstValue("Retry-After").isPresent()) {
                self.closing().await(PAUSE);
            } else {
                throw new IllegalStateException("The service answered " + answer.statusCode());
            }
        }
    }
}
