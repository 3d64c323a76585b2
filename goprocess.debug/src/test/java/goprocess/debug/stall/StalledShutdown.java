package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/**
 * A program whose shutdown is held by a function until {@link System#err} says so. By then
 * java.util.logging is mute, as its own hook makes it.
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
        CountDownLatch begun = new CountDownLatch(1);
        app.go(
                "stuck",
                self -> {
                    begun.countDown();
                    TOLD.await();
                });
        begun.await(); // until then it is a culprit of another kind, which is told as well
        LogManager.getLogManager().reset(); // the hook that does so may be later than the report
        System.exit(0);
    }
}
