package goprocess.examples.companions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.periodic.Schedule;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@ExtendWith(ProcessLeaks.class)
class HeartbeatTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final RuntimeException failure = new IllegalStateException("failed on purpose");

    @Test
    void aCleaningThatFailsStopsNothing() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);

        Heartbeat.start(app, Duration.ofNanos(1), () -> failAfter(twice), () -> {});
        twice.await();

        assertFalse(app.closing().isRaised());
        app.close();
    }

    @Test
    void aHeartbeatThatFailsClosesTheApplication() throws InterruptedException {
        Schedule heartbeat =
                Heartbeat.start(
                        app,
                        Duration.ofNanos(1),
                        () -> {},
                        () -> {
                            throw failure;
                        });

        app.closed().await();

        assertSame(failure, heartbeat.err().orElseThrow());
    }

    private void failAfter(CountDownLatch counted) {
        counted.countDown();
        throw failure;
    }
}
