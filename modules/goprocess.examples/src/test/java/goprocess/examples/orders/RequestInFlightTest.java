package goprocess.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Closing begins while a request is on its way. */
class RequestInFlightTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    @TempDir Path directory;

    @Test
    void aRequestInFlightIsAnsweredBeforeTheServerStops() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest request = new HalfRequest(running.service().uri())) {
            running.awaitRequests(1, 1);
            running.service().closeAsync();
            assertFalse(running.process("http").closed().isRaised());
            assertAccepted(request.sendTheRest("tea"));
            running.service().closed().await();
        }
    }

    @Test
    void anOrderOnAnOpenConnectionIsAcceptedWhileAnotherIsInFlight() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest inFlight = new HalfRequest(running.service().uri());
                HalfRequest open = new HalfRequest(running.service().uri())) {
            running.awaitRequests(2, 2);
            assertAccepted(open.sendTheRest("one"));
            running.service().closeAsync();
            open.sendHead();
            assertAccepted(open.sendTheRest("two"));
            open.awaitEnd(); // Connection: close
            assertAccepted(inFlight.sendTheRest("tea"));
            assertEquals(
                    List.of("one", "two", "tea"),
                    running.stored().stream().map(Order::item).toList());
        }
    }

    /**
     * The server knows that a request has come, and not yet which. As soon as the answers that are
     * being given are sent it may cut all connections, this one as well. (The JDK's does in Java
     * 21.) An order that it accepted meanwhile would be stored, and the client would not be told.
     */
    @Test
    void anOrderWhoseAnswerMayBeCutIsNotAccepted() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest inFlight = new HalfRequest(running.service().uri());
                Socket late =
                        new Socket(
                                running.service().uri().getHost(),
                                running.service().uri().getPort())) {
            send(late, "POST /orders HTTP/1.1\r\nHost: localhost\r\n");
            running.awaitRequests(2, 1);
            running.service().closeAsync();
            // Once no connection is accepted, the answers end with the last one.
            assertThrows(IOException.class, () -> connectWithoutEnd(running.service().uri()));
            assertAccepted(inFlight.sendTheRest("tea"));
            inFlight.awaitEnd();
            try {
                send(late, "Content-Length: 3\r\n\r\nbun");
                assertEquals(-1, late.getInputStream().read());
            } catch (IOException e) {
                // So the connection was cut already.
            }
            assertEquals(List.of("tea"), running.stored().stream().map(Order::item).toList());
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    @Test
    void noConnectionIsAcceptedOnceClosingHasBegun() throws Exception {
        try (RunningService running = patient(FOR_EVER);
                HalfRequest request = new HalfRequest(running.service().uri())) {
            running.awaitRequests(1, 1);
            running.service().closeAsync();
            assertThrows(IOException.class, () -> connectWithoutEnd(running.service().uri()));
            assertFalse(running.process("http").closed().isRaised());
            assertAccepted(request.sendTheRest("tea"));
        }
    }

    /** The socket is closed by another thread than that which begins to close. */
    private static void connectWithoutEnd(URI service) throws IOException {
        while (true) {
            new Socket(service.getHost(), service.getPort()).close();
        }
    }

    private static void assertAccepted(String status) {
        assertTrue(status.startsWith("HTTP/1.1 202"), status);
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
