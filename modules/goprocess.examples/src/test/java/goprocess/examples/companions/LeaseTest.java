package goprocess.examples.companions;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.testing.ProcessLeaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@ExtendWith(ProcessLeaks.class)
class LeaseTest {
    private final GoProcess app = GoProcesses.named("app").open();

    /** The worker ends only because of a renewal that comes after the close has begun. */
    @Test
    void itIsRenewedWhileTheWorkerDrains() throws InterruptedException {
        CountDownLatch renewedWhileClosing = new CountDownLatch(1);
        Lease.start(
                app,
                Duration.ofNanos(1),
                () -> {
                    if (app.closing().isRaised()) {
                        renewedWhileClosing.countDown();
                    }
                },
                self -> renewedWhileClosing.await());

        app.closeAsync().await();
    }
}
