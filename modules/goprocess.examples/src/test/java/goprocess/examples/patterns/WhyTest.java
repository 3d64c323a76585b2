package goprocess.examples.patterns;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.Recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The patterns of the README that ask why. */
class WhyTest {
    private final LoggedMessages logged = new LoggedMessages();

    @Test
    void theDiagnosisNamesTheProcessThatDoesNotEnd() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (GoProcess app = GoProcesses.named("app").open()) {
            app.go("stubborn", self -> done.await());
            Why.close(app, Duration.ZERO, logged.logger());
            done.countDown();
        }
        assertTrue(logged.single().startsWith("stubborn #"), logged::single);
    }

    @Test
    void theRecordingTellsHowItShutDown(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("shutdown.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            try (GoProcess app = GoProcesses.named("the-app").open()) {
                app.go("worker", self -> self.closing().await());
            }
            recording.stop();
            recording.dump(file);
        }
        Why.read(file, logged.logger());
        assertTrue(logged.single().startsWith("the-app #"), logged::single);
        assertTrue(logged.single().contains("Critical path"), logged::single);
    }
}
