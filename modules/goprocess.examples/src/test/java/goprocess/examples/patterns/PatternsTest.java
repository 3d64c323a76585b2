package goprocess.examples.patterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The patterns of the README do what it says. */
class PatternsTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void close() {
        app.closeAsync();
        app.err(); // a failure is looked at where it is expected
    }

    @Test
    void whatUsesAResourceClosesBeforeIt() {
        List<String> closed = Collections.synchronizedList(new ArrayList<>());
        GoProcess service =
                ShutdownOrder.open(
                        () -> closed.add("database"),
                        () -> closed.add("broker"),
                        () -> closed.add("server"));
        service.close();
        assertEquals("server", closed.get(0));
        assertEquals(Set.of("database", "broker"), Set.copyOf(closed.subList(1, 3)));
    }

    @Test
    void theCacheIsCleanedUntilTheApplicationCloses() throws InterruptedException {
        Cache cache = new Cache(Duration.ofNanos(1));
        cache.put("tea", Duration.ZERO);
        GoProcess cleaner = cache.start(app);
        while (!cache.isEmpty()) {
            Thread.onSpinWait();
        }
        app.close();
        assertEquals(State.CLOSED, cleaner.state());
    }

    @Test
    void theConsumerIsInterruptedAndThatIsNoFailure() {
        GoProcess consumer =
                Consumer.start(app, Duration.ZERO, self -> new CountDownLatch(1).await());
        app.close();
        assertTrue(consumer.err().isEmpty());
    }

    @Test
    void aConsumerThatFailsClosesTheApplication() {
        IllegalStateException failure = new IllegalStateException("no broker");
        Consumer.start(
                app,
                FOR_EVER,
                self -> {
                    throw failure;
                });
        assertSame(failure, app.err().orElseThrow());
    }

    @Test
    void theDownloadWaitsForAllPages() {
        Set<String> fetched = ConcurrentHashMap.newKeySet();
        Download.all(List.of("a", "b", "c"), fetched::add);
        assertEquals(Set.of("a", "b", "c"), fetched);
    }

    @Test
    void aCloseThatTakesTooLongSaysWhatIsOpen() {
        CountDownLatch done = new CountDownLatch(1);
        app.go("stubborn", self -> done.await());
        LoggedMessages logged = new LoggedMessages();
        Deadline.close(app, Duration.ofMillis(1), logged.logger());
        assertTrue(logged.single().contains("stubborn"), logged::single);
        done.countDown();
        app.close();
    }

    @Test
    void theMailerClosesWithItsParent() throws Exception {
        try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(host.getInetAddress(), host.getLocalPort())) {
            Mailer mailer = new Mailer(app, socket);
            mailer.send("QUIT\r\n");
            app.close();
            assertTrue(mailer.closed().isRaised());
            assertTrue(socket.isClosed());
        }
    }
}
