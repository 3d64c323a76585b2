package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.consumer.RecordingStream;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A program whose close is held by one culprit, and then by another; writes each event that names
 * one of them. A look between two steps of the close finds neither. The second one may be told
 * twice: while its teardown is queued, and once that has begun.
 */
final class StalledService {
    private StalledService() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch logged = new CountDownLatch(1);
        Map<String, CountDownLatch> events =
                Map.of("worker", new CountDownLatch(1), "database", new CountDownLatch(1));
        ErrLines.readBy(
                text -> {
                    if (text.contains("A close takes longer than 50 ms. database #")) {
                        logged.countDown();
                    }
                });
        GoProcess app = GoProcesses.named("app").open();
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            begun.countDown();
                            first.await();
                        });
        begun.await(); // until then it is a culprit of another kind, which is told as well
        GoProcesses.named("database").parent(app).waitFor(worker).teardown(second::await).open();
        try (RecordingStream recording = new RecordingStream()) {
            recording.onEvent(
                    "goprocess.Stalled",
                    event -> {
                        String diagnosis = event.getString("diagnosis");
                        String culprit = diagnosis.substring(0, diagnosis.indexOf(' '));
                        CountDownLatch told = events.get(culprit);
                        if (told != null) {
                            System.out.println("EVENT " + event.getString("name") + " " + culprit);
                            told.countDown();
                        }
                    });
            recording.startAsync();
            app.closeAsync();
            events.get("worker").await();
            first.countDown();
            events.get("database").await();
            logged.await(); // the warning follows the event
            second.countDown();
            app.err();
            recording.stop();
        }
    }
}
