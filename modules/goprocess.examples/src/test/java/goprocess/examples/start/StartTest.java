package goprocess.examples.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The programs of the tutorial do what it says. */
class StartTest {
    private static final int TERMINATED = 128 + 15;
    private static final List<String> OPTIONS = List.of("-Dport=0", "-Dgoprocess.debug.stall=1ms");

    @Test
    void aRequestInFlightIsAnsweredThoughATermArrives() throws Exception {
        try (Program hello = new Program(Hello.class)) {
            CompletableFuture<Integer> status = hello.get("/");
            hello.awaitLineWith("a request");
            hello.terminate();
            assertEquals(200, status.join());
            assertEquals(TERMINATED, hello.exitCode());
        }
    }

    @Test
    void everyAcceptedOrderIsPaidForBeforeTheShopEnds() throws Exception {
        try (Program shop = new Program(Shop.class)) {
            for (String order : List.of("/tea", "/milk", "/sugar")) {
                assertEquals(202, shop.get(order).join());
            }
            shop.terminate();
            assertEquals(
                    List.of("paid /tea", "paid /milk", "paid /sugar"),
                    shop.lines().stream().filter(line -> line.startsWith("paid")).toList());
            assertEquals(TERMINATED, shop.exitCode());
        }
    }

    @Test
    void whatIsStuckIsNamedWithItsLine() throws Exception {
        try (Program stuck = new Program(Stuck.class)) {
            stuck.terminate();
            stuck.awaitLineWith("cashier #3 holds the close");
            stuck.awaitLineWith("Stuck.askTheBank");
        }
    }

    /** One of them in a JVM of its own, which has begun. */
    private static final class Program implements AutoCloseable {
        private final Process jvm;
        private final BufferedReader output;
        private final String first;
        private final HttpClient client = HttpClient.newHttpClient();

        Program(Class<?> main) throws IOException {
            jvm =
                    new ProcessBuilder(JvmCommand.of(OPTIONS, main))
                            .redirectErrorStream(true)
                            .start();
            output = jvm.inputReader();
            first = output.readLine();
        }

        CompletableFuture<Integer> get(String path) {
            URI uri = URI.create("http://localhost:" + first.replace("port ", "") + path);
            return client.sendAsync(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode);
        }

        void terminate() {
            jvm.toHandle().destroy(); // which leaves the output to us
        }

        void awaitLineWith(String part) throws IOException {
            String line = output.readLine();
            while (!line.contains(part)) { // at the end of the output a NullPointerException
                line = output.readLine();
            }
        }

        List<String> lines() {
            return output.lines().toList();
        }

        int exitCode() throws InterruptedException {
            return jvm.waitFor();
        }

        @Override
        public void close() {
            jvm.destroyForcibly();
            client.close();
        }
    }
}
