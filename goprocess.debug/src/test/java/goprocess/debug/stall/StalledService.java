package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.consumer.RecordingStream;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A program whose close is held by one culprit, and then by another; writes each event. */
final class StalledService {
    private StalledService() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch logged = new CountDownLatch(1);
        Semaphore events = new Semaphore(0);
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
                        System.out.println("EVENT " + event.getString("name") + " " + culprit);
                        events.release();
                    });
            recording.startAsync();
            app.closeAsync();
            events.acquire();
            first.countDown();
            events.acquire();
            logged.await(); // the warning follows the event
            second.countDown();
            app.err();
            recording.stop();
        }
    }
}
