package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Functions that hold all carrier threads: whoever waits for one is told who they are. */
@NothingLeftOpen
class CarrierHoldersTest {
    private static final int CARRIERS =
            Integer.getInteger(
                    "jdk.virtualThreadScheduler.parallelism",
                    Runtime.getRuntime().availableProcessors());

    /** Of more it is only said how many. */
    private static final int MOST_NAMED = 3;

    private final GoProcess app = GoProcesses.named("app").open();
    private final GoProcess crunch = GoProcesses.named("crunch").open();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void giveThemBack() {
        over.set(true);
        app.close();
        crunch.close();
    }

    /** Without ever giving its carrier back. */
    private void spin(CountDownLatch running) {
        running.countDown();
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theyAreNamedWithThreadAndLine() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(CARRIERS);
        List<GoProcess> spinning = new ArrayList<>();
        for (int i = 0; i < CARRIERS; i++) {
            spinning.add(crunch.go("spin-" + i, self -> spin(running)));
        }
        running.await();
        GoProcess worker = app.go("worker", self -> {});
        app.closeAsync();

        Diagnosis diagnosis = ProcessGraph.capture().diagnose();

        Found.only(NoCarrier.class, diagnosis);
        String line = FirstLine.of(diagnosis);
        String begin =
                FirstLine.name(worker)
                        + " holds the close of "
                        + FirstLine.name(app)
                        + ": its function is queued, and no carrier thread is free: held by ";
        assertTrue(line.startsWith(begin), line);
        List<String> holders =
                List.of(line.substring(begin.length(), line.lastIndexOf(", for ")).split("; "));
        List<String> named = holders.subList(0, Math.min(CARRIERS, MOST_NAMED));
        Set<GoProcess> found = new HashSet<>();
        for (GoProcess each : spinning) {
            String expected =
                    FirstLine.name(each) + ", at CarrierHoldersTest.LINE, thread " + each.name();
            if (named.stream().anyMatch(holder -> FirstLine.matches(expected, holder))) {
                found.add(each);
            }
        }
        assertEquals(named.size(), found.size(), line);
        assertEquals(
                CARRIERS > MOST_NAMED
                        ? List.of("and " + (CARRIERS - MOST_NAMED) + " more")
                        : List.of(),
                holders.subList(named.size(), holders.size()),
                line);
    }
}
