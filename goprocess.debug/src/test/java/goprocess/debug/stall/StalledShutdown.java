package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/**
 * A program whose shutdown is held by a function or a teardown, as its argument says, until {@link
 * System#err} says so. Another teardown fails meanwhile. By then java.util.logging is mute, as its
 * own hook makes it.
 */
final class StalledShutdown {
    private static final CountDownLatch TOLD = new CountDownLatch(1);

    private StalledShutdown() {}

    public static void main(String[] args) throws InterruptedException {
        System.getLogger("goprocess.debug").log(System.Logger.Level.WARNING, "the log works");
        ErrLines.readBy(
                text -> {
                    if (text.contains("A close takes longer")) {
                        TOLD.countDown();
                    }
                });
        GoProcess app = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcesses.named("failing").parent(app).teardown(StalledShutdown::fail).open();
        if (args[0].equals("teardown")) {
            GoProcesses.named("stuck").parent(app).teardown(() -> TOLD.await()).open();
        } else {
            CountDownLatch begun = new CountDownLatch(1);
            app.go(
                    "stuck",
                    self -> {
                        begun.countDown();
                        TOLD.await();
                    });
            begun.await(); // until then it is a culprit of another kind, which is told as well
        }
        LogManager.getLogManager().reset(); // the hook that does so may be later than the report
        System.exit(0);
    }

    private static void fail() throws IOException {
        throw new IOException("disk full");
    }
}
