package goprocess.examples.patterns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@ExtendWith(ProcessLeaks.class)
class SessionTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final CompletableFuture<String> disconnected = new CompletableFuture<>();
    private final CountDownLatch loggedOut = new CountDownLatch(1);

    @Test
    void itEndsWhenTheClientHasGone() throws InterruptedException {
        GoProcess session =
                Session.open(app, disconnected, Duration.ofDays(1), loggedOut::countDown);

        disconnected.complete("bye");

        session.closed().await();
        assertEquals(0, loggedOut.getCount());
        app.close();
    }

    @Test
    void itEndsWhenItsTimeIsOver() throws InterruptedException {
        Session.open(app, disconnected, Duration.ofNanos(1), loggedOut::countDown).closed().await();

        assertEquals(0, loggedOut.getCount());
        app.close();
    }
}
