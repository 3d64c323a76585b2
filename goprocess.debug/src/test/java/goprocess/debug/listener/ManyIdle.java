package goprocess.debug.listener;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * A program with many idle processes, and one whose close is held. It records them, until the
 * recorder has looked many times whether the chunk is full. Its chunks have a size of their own.
 */
final class ManyIdle {
    /** The recorder looks before each tick. */
    private static final int TICKS = 50;

    /** As long as names are that say where something is. */
    private static final String NAME =
            "connection-%05d to the database at database.example.com:5432";

    private ManyIdle() {}

    @Name("test.Tick")
    static final class TickEvent extends Event {}

    /** Runs it: how many, whether the recording begins before they are opened, and its file. */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        boolean fromTheStart = Boolean.parseBoolean(args[1]);
        GoProcess app = GoProcesses.named("app").open();
        FlightRecorder.getFlightRecorder();
        while (ChunkSize.bytes() == ChunkSize.USUAL) {
            Thread.onSpinWait();
        }
        Semaphore ticks = new Semaphore(0);
        FlightRecorder.addPeriodicEvent(TickEvent.class, ticks::release);
        try (Recording recording = new Recording()) {
            recording.enable(TickEvent.class).withPeriod(Duration.ofMillis(10));
            if (fromTheStart) {
                recording.start();
            }
            open(app, count);
            if (!fromTheStart) {
                recording.start();
            }
            Flight.rotate();
            ticks.drainPermits();
            ticks.acquire(TICKS);
            recording.stop();
            recording.dump(Path.of(args[2]));
        }
        System.out.println("recorded " + app.name());
        System.exit(0);
    }

    private static void open(GoProcess app, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            GoProcesses.named(NAME.formatted(i)).parent(app).open();
        }
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            working.countDown();
                            never.await();
                        });
        working.await();
        worker.closeAsync();
    }
}
