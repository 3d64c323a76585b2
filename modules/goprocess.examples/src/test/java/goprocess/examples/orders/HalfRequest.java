package goprocess.examples.orders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** A client that sends the head of an order, takes its time with the body, and may go on. */
final class HalfRequest implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    /** The service has taken the head, and reads the body, when this returns. */
    HalfRequest(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        sendHead();
    }

    /** The next order over the same connection: the service reads its body when this returns. */
    void sendHead() throws IOException {
        send(
                """
                POST /orders HTTP/1.1\r
                Host: localhost\r
                Content-Length: 3\r
                Expect: 100-continue\r
                \r
                """);
        String status = status();
        if (!status.startsWith("HTTP/1.1 100 ")) {
            throw new AssertionError(status);
        }
    }

    /** The status line of the answer. */
    String sendTheRest(String body) throws IOException {
        send(body);
        return status();
    }

    /** Reads the rest of the last answer; returns when the service has closed the connection. */
    void awaitEnd() throws IOException {
        while (answers.readLine() != null) {
            // It is of the answer.
        }
    }

    private String status() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("HTTP/")) {
            line = answers.readLine();
        }
        return String.valueOf(line);
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
