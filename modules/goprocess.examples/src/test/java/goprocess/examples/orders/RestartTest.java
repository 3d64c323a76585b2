package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The service is restarted by TERM under load, again and again: whatever it has accepted is stored,
 * and every order that it answers is accepted, the last ones as well.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
class RestartTest {
    private static final int RESTARTS = 10;
    private static final int CLIENTS = 200;
    private static final int ENOUGH = 400;

    /**
     * The limit of each client. It waits there for the signal; after it, it may order as much
     * again. So the service has time to store everything, however late the signal is sent or
     * handled.
     */
    private static final int EACH = 10;

    @TempDir Path directory;

    private final Set<Order> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> answers = ConcurrentHashMap.newKeySet();

    @Test
    void noAcceptedOrderIsLost() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < RESTARTS; i++) {
                assertEquals(0, waitingAfterTerm(RestartedService.class, client));
            }
        }

        assertTrue(accepted.size() >= RESTARTS * ENOUGH);
        assertEquals(Set.of(202), answers);
        assertEquals(Set.of(), lost());
        Set<Order> unanswered = stored();
        unanswered.removeAll(accepted);
        assertEquals(Set.of(), unanswered, "stored, and nobody was told");
    }

    /** So the other test would notice a loss. */
    @Test
    void writtenWithoutCareItLosesWhatWaits() throws Exception {
        int waiting;
        try (HttpClient client = HttpClient.newHttpClient()) {
            waiting = waitingAfterTerm(CarelessService.class, client);
        }

        assertTrue(waiting >= ENOUGH - 2, "waiting: " + waiting);
        assertEquals(waiting, lost().size());
    }

    private Set<Order> lost() throws Exception {
        Set<Order> lost = new HashSet<>(accepted);
        lost.removeAll(stored());
        return lost;
    }

    private Set<Order> stored() throws Exception {
        try (Database database = Database.open(directory)) {
            return new HashSet<>(
                    new OrderTable(() -> DriverManager.getConnection(database.url())).all());
        }
    }

    /**
     * Over connections that are kept alive, as long as the service answers. Returns how many orders
     * were left in its queue.
     */
    private int waitingAfterTerm(Class<?> service, HttpClient client) throws Exception {
        List<String> command = JvmCommand.of(List.of(), service, directory.toString());
        try (ChildJvm jvm = ChildJvm.start(command)) {
            URI uri = addressOf(jvm);
            CountDownLatch enough = new CountDownLatch(ENOUGH);
            CountDownLatch signalled = new CountDownLatch(1);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofVirtual().start(() -> order(client, uri, enough, signalled)));
            }
            enough.await();
            jvm.signal("TERM");
            signalled.countDown();
            List<String> lines = jvm.allLines();
            assertEquals(128 + 15, jvm.exitCode());
            for (Thread each : clients) {
                each.join();
            }
            return lines.stream()
                    .filter(line -> line.startsWith("waiting "))
                    .mapToInt(line -> Integer.parseInt(line.substring("waiting ".length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** It also logs. */
    private static URI addressOf(ChildJvm jvm) throws IOException {
        String line;
        do {
            line = jvm.line();
        } while (!line.startsWith("http"));
        return URI.create(line);
    }

    private void order(
            HttpClient client, URI uri, CountDownLatch enough, CountDownLatch signalled) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("tea")).build();
        try {
            for (int i = 1; i <= 2 * EACH; i++) {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                answers.add(answer.statusCode());
                if (answer.statusCode() == 202) {
                    accepted.add(new Order(Long.parseLong(answer.body().strip()), "tea"));
                    enough.countDown();
                }
                if (i == EACH) {
                    signalled.await();
                }
            }
        } catch (IOException e) {
            // No answer: it was not accepted.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
