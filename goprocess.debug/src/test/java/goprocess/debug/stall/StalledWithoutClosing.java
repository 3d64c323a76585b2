package goprocess.debug.stall;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.consumer.RecordingStream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A program in which nothing is closing, but a wish and the end of a function do not come true; and
 * one that waits for the background. Writes the first line of what is first said of each. What else
 * is said depends on how long a part of them takes to close.
 */
final class StalledWithoutClosing {
    private record Stalled(String name, String firstLine) {}

    private static final BlockingQueue<Stalled> STALLED = new LinkedBlockingQueue<>();

    private StalledWithoutClosing() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (RecordingStream recording = new RecordingStream()) {
            recording.onEvent(
                    "goprocess.Stalled",
                    event -> {
                        String line = event.getString("diagnosis").lines().findFirst().orElse("");
                        STALLED.add(new Stalled(event.getString("name"), line));
                    });
            recording.startAsync();

            GoProcess download = GoProcesses.named("download").open();
            CountDownLatch begun = new CountDownLatch(1);
            download.go("page", self -> work(begun, end));
            begun.await(); // until then it is a culprit of another kind
            Thread.ofVirtual().start(download::closeAfterChildren);
            awaitStall("download");
            end.countDown();
            download.err();

            CountDownLatch itemEnd = new CountDownLatch(1);
            GoProcess batch =
                    GoProcesses.named("root").open().go("batch", self -> batch(self, itemEnd));
            awaitStall("batch");
            itemEnd.countDown();
            batch.err();

            GoProcess sleeper =
                    GoProcesses.named("sleeper").go(self -> GoProcesses.background().close());
            ProcessNode background = ProcessProvider.installed().node(GoProcesses.background());
            while (background.waits().isEmpty()) {
                Thread.onSpinWait(); // until then it may still end by itself
            }
            sleeper.closeAsync();
            awaitStall("sleeper");
            recording.stop();
        }
    }

    private static void awaitStall(String name) throws InterruptedException {
        Stalled stalled = STALLED.take();
        while (!stalled.name().equals(name)) {
            stalled = STALLED.take();
        }
        System.out.println("EVENT " + name + ": " + stalled.firstLine());
    }

    private static void batch(GoProcess self, CountDownLatch end) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        self.go("item", below -> work(begun, end));
        begun.await();
    }

    private static void work(CountDownLatch begun, CountDownLatch end) throws InterruptedException {
        begun.countDown();
        end.await();
    }
}
