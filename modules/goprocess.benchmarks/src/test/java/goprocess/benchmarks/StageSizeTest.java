package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFutures;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A stage that outlives its processes keeps next to nothing of each. */
class StageSizeTest {
    private static final int COUNT = 10_000;

    @Test
    void ofAClosedProcessAStageKeepsAnEmptyNode() throws InterruptedException {
        CompletableFuture<String> stage = new CompletableFuture<>();
        close(GoProcesses.withFuture(stage));
        long before = Heap.reachable(stage);
        for (int i = 0; i < COUNT; i++) {
            close(GoProcesses.withFuture(stage));
        }
        double kept = (double) (Heap.reachable(stage) - before) / COUNT;
        assertTrue(kept <= 64, () -> kept + " bytes");
    }

    @Test
    void aSignalKeepsNoFutureThatIsComplete() {
        GoProcess process = GoProcesses.named("process").open();
        cancelledOrComplete(process);
        long before = Heap.reachable(process);
        for (int i = 0; i < COUNT; i++) {
            cancelledOrComplete(process);
        }
        assertEquals(before, Heap.reachable(process));
        process.close();
        Check.closed(process);
    }

    private static void cancelledOrComplete(GoProcess process) {
        CompletableFuture<String> future = new CompletableFuture<>();
        ProcessFutures.cancelWhen(process.closing(), future);
        future.complete("value");
    }

    @Test
    void aProcessWithAClosingTimeHoldsOnToNothingOnceItIsClosed() {
        GoProcess process = GoProcesses.named("process").closeAfter(Duration.ofDays(1)).open();
        process.close();
        // Itself, its name and an empty array that all share.
        GoProcess other = GoProcesses.named("process").open();
        other.close();
        assertEquals(Heap.reachable(other), Heap.reachable(process));
    }

    /** What is done when it is closed is done by callbacks, of which the last comes now. */
    private static void close(GoProcess process) throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        process.closed().onRaised(last::countDown);
        process.close();
        last.await();
    }
}
