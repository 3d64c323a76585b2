package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Closing begins while a request is on its way. */
class RequestInFlightTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    @TempDir Path directory;

    @Test
    void aRequestInFlightIsAnsweredBeforeTheServerStops() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest request = new HalfRequest(running.service().uri())) {
            running.service().closeAsync();
            assertFalse(running.process("http").closed().isRaised());
            String status = request.sendTheRest("tea");
            assertTrue(status.startsWith("HTTP/1.1 503"), status);
            running.service().closed().await();
        }
    }

    @Test
    void anotherRequestIsToldThatTheServiceCloses() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest request = new HalfRequest(running.service().uri())) {
            running.service().closeAsync();
            HttpResponse<String> answer = running.send("POST", "", "tea");
            assertEquals(503, answer.statusCode());
            assertFalse(answer.headers().firstValue("Retry-After").isPresent());
            request.sendTheRest("tea");
        }
    }

    @Test
    void aClientThatNeverFinishesDoesNotHoldUpTheClose() throws Exception {
        RunningService running = patient(Duration.ZERO);
        HalfRequest request = new HalfRequest(running.service().uri());
        running.close();
        request.close();
    }

    private RunningService patient(Duration patience) throws Exception {
        OrderSettings some = RunningService.settings(directory, order -> {});
        return new RunningService(
                new OrderSettings(
                        directory,
                        some.port(),
                        some.workers(),
                        some.capacity(),
                        some.reportEvery(),
                        patience,
                        some.payments()));
    }
}
