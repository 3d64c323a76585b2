package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** The page, served while things happen. */
class PageServerTest {
    private static final String END = "end";

    @RegisterExtension final Chromium chromium = new Chromium();

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile String graph = Graphs.tree(5);
    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                PageServer.start(
                        new PageSource() {
                            @Override
                            public String graph() {
                                return graph;
                            }

                            @Override
                            public Stream<String> transitions() {
                                return Stream.generate(PageServerTest.this::next)
                                        .takeWhile(line -> !line.equals(END));
                            }
                        });
    }

    private String next() {
        try {
            return lines.take();
        } catch (InterruptedException e) {
            return END;
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOpenPageShowsWhatHappensAndTheEnd() throws InterruptedException {
        Page page = chromium.open(server.address().toString(), server.address().getPath());
        assertTrue(page.locator(".facts").textContent().contains("3 running"));

        graph = Graphs.tree(500);
        lines.add("{\"type\":\"opened\"}");
        page.waitForFunction(
                "() => document.querySelector('.facts').textContent.includes('333 running')");

        lines.add(END);
        page.waitForSelector(".live.ended");
        server.await();
    }

    @Test
    void onlyWhoKnowsTheAddressIsAnswered() throws IOException {
        String path = server.address().getPath();
        String host = "127.0.0.1:" + server.address().getPort();

        assertEquals(200, status("GET", path, host, ""));
        assertEquals(404, status("GET", "/", host, ""));
        assertEquals(404, status("GET", "/" + "0".repeat(32) + "/", host, ""));
        assertEquals(405, status("POST", path, host, ""));
        assertEquals(403, status("GET", path, "rebound.example:80", ""));
        assertEquals(403, status("GET", path, host, "Origin: http://other.example\r\n"));
        assertEquals(200, status("GET", path, host, "Origin: http://" + host + "\r\n"));
    }

    private int status(String method, String path, String host, String more) throws IOException {
        URI address = server.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\nHost: "
                            + host
                            + "\r\n"
                            + more
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
