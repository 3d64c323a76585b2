package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SIGKILL, which no process hears: what was committed is on disk, and no more. */
class KilledServiceTest {
    private static final int ORDERS = 30;
    private static final int STORED = 10;

    @TempDir Path directory;

    private final List<Order> accepted = new ArrayList<>();
    private Process service;
    private BufferedReader says;
    private int stored;

    @BeforeEach
    void acceptOrders() throws Exception {
        service =
                new ProcessBuilder(
                                JvmCommand.of(List.of(), KilledService.class, directory.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        says = service.inputReader();
        URI uri = URI.create(says.readLine());
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < ORDERS; i++) {
                HttpRequest request =
                        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("tea")).build();
                String number = client.send(request, BodyHandlers.ofString()).body().strip();
                accepted.add(new Order(Long.parseLong(number), "tea"));
            }
        }
    }

    @AfterEach
    void end() {
        service.destroyForcibly();
    }

    @Test
    void whatWasCommittedIsThereAfterAKillAmongOrders() throws Exception {
        store(STORED);
        assertEquals(accepted.subList(0, STORED), onDiskAfterKill());
    }

    @Test
    void whatWasCommittedIsThereAfterAKillInTheMiddleOfTheClose() throws Exception {
        store(STORED);
        service.toHandle().destroy();
        awaitLine("closing");
        store(STORED);
        assertEquals(accepted.subList(0, 2 * STORED), onDiskAfterKill());
    }

    /** Lets so many orders through; they are stored when the next one is about to be. */
    private void store(int count) throws IOException {
        stored += count;
        service.getOutputStream().write(new byte[count]);
        service.getOutputStream().flush();
        awaitLine(Long.toString(accepted.get(stored).number()));
    }

    private void awaitLine(String expected) throws IOException {
        String line;
        do {
            line = says.readLine();
            assertNotNull(line, "the service has ended by itself");
        } while (!line.equals(expected));
    }

    /** Not by {@link Process#destroyForcibly}, which closes the streams as well. */
    private List<Order> onDiskAfterKill() throws SQLException, InterruptedException {
        service.toHandle().destroyForcibly();
        service.waitFor();
        try (Database database = Database.open(directory)) {
            return new OrderTable(() -> DriverManager.getConnection(database.url())).all();
        }
    }
}
