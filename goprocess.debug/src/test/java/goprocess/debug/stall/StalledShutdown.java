package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/**
 * A program whose shutdown is held by a teardown until {@link System#err} says so. By then
 * java.util.logging is mute, as its own hook makes it.
 */
final class StalledShutdown {
    private static final CountDownLatch TOLD = new CountDownLatch(1);

    private StalledShutdown() {}

    public static void main(String[] args) {
        System.getLogger("goprocess.debug").log(System.Logger.Level.WARNING, "the log works");
        System.setErr(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
        GoProcess app = GoProcesses.withShutdownHook(Duration.ofDays(1));
        GoProcesses.named("stuck")
                .parent(app)
                .teardown(
                        () -> {
                            LogManager.getLogManager().reset();
                            TOLD.await();
                        })
                .open();
        System.exit(0);
    }

    /** Writes each line on, and looks for the one that is waited for. */
    private static final class Lines extends ByteArrayOutputStream {
        @Override
        public synchronized void flush() {
            String text = toString(StandardCharsets.UTF_8);
            if (text.contains("\n")) {
                reset();
                System.out.print(text);
                System.out.flush();
            }
            if (text.contains("A close takes longer")) {
                TOLD.countDown();
            }
        }
    }
}
