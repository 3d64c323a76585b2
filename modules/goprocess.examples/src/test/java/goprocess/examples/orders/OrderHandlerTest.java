package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;

/** What the service answers. */
class OrderHandlerTest {
    @TempDir Path directory;

    @Test
    void aStoredOrderCanBeLookedUp() throws Exception {
        try (RunningService running = RunningService.in(directory)) {
            Order order = running.order("ein Stück Käse");
            HttpResponse<String> answer;
            do {
                answer = running.send("GET", "/" + order.number(), "");
            } while (answer.statusCode() == 404);
            assertEquals(200, answer.statusCode());
            assertEquals("ein Stück Käse", answer.body().strip());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', '',     400",
        "POST, '', ' ',    400",
        "GET,  '', '',     405",
        "POST, /1, tea,    405",
        "GET,  /x, '',     400",
        "GET,  /1, '',     404",
        "GET,  /1234567890123456789, '', 400",
        "GET,  /../x, '',  400",
        "POST, s, tea,     404",
    })
    void aBadRequestIsRefused(String method, String path, String body, int status)
            throws Exception {
        try (RunningService running = RunningService.in(directory)) {
            assertEquals(status, running.send(method, path, body).statusCode());
        }
    }

    @Test
    void anItemThatIsTooLongIsRefused() throws Exception {
        try (RunningService running = RunningService.in(directory)) {
            assertEquals(400, running.send("POST", "", "x".repeat(201)).statusCode());
        }
    }
}
