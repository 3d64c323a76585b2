package goprocess.recipes;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Each service that speaks HTTP gets a TERM under load, and loses nothing that it has accepted. */
class RecipesTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir Path folder;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "httpserver.HttpOrders",
                "jetty.JettyOrders",
                "netty.NettyOrders",
                "springboot.SpringOrders"
            })
    void whatWasAcceptedIsStored(String recipe) throws Exception {
        count(Class.forName("goprocess.recipes." + recipe)).assertNothingIsLost();
    }

    /** What is counted here can be lost. */
    @Test
    void aServiceWithoutProcessesLosesOrders() throws Exception {
        assertFalse(count(CarelessOrders.class).lost().isEmpty());
    }

    private Term.Count count(Class<?> service) throws Exception {
        Path file = folder.resolve("orders");
        int port = freePort();
        return Term.under(
                service,
                file.toString(),
                port,
                () -> new HttpOrderer(HTTP, port),
                () -> linesOf(file));
    }

    static Collection<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
