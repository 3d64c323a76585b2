package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A million processes need neither a million threads nor a deep stack. */
class ScaleTest {
    private static final int MILLION = 1_000_000;

    /** Carriers, a timer, and what the JVM starts when it likes; far from a thread per process. */
    private static final int MORE_THREADS = 2 * Runtime.getRuntime().availableProcessors() + 8;

    @RegisterExtension final WarningLog log = new WarningLog();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicInteger teardowns = new AtomicInteger();
    private int threadsBefore;

    @BeforeEach
    void countPlatformThreads() {
        threadsBefore = threads.getThreadCount();
        threads.resetPeakThreadCount();
    }

    @AfterEach
    void fewPlatformThreadsWereEnough() {
        int peak = threads.getPeakThreadCount();
        assertTrue(peak <= threadsBefore + MORE_THREADS, () -> threadsBefore + " became " + peak);
    }

    private GoProcess child(GoProcess parent) {
        return GoProcesses.named("node").parent(parent).teardown(teardowns::incrementAndGet).open();
    }

    @Test
    void aTreeOfAMillionCloses() {
        GoProcess root = GoProcesses.withTeardown(teardowns::incrementAndGet);
        List<GoProcess> level = List.of(root);
        int opened = 1;
        while (opened < MILLION) {
            List<GoProcess> next = new ArrayList<>(10 * level.size());
            for (GoProcess parent : level) {
                for (int i = 0; i < 10 && opened < MILLION; i++, opened++) {
                    next.add(child(parent));
                }
            }
            level = next;
        }

        root.close();

        assertEquals(MILLION, teardowns.get());
    }

    @Test
    void aMillionChildrenOfOneParentClose() {
        GoProcess parent = GoProcesses.withTeardown(teardowns::incrementAndGet);
        for (int i = 1; i < MILLION; i++) {
            child(parent);
        }

        parent.close();

        assertEquals(MILLION, teardowns.get());
    }

    @Test
    void aChainOfAMillionCloses() {
        GoProcess top = GoProcesses.withTeardown(teardowns::incrementAndGet);
        GoProcess last = top;
        for (int i = 1; i < MILLION; i++) {
            last = child(last);
        }

        top.close();

        assertEquals(MILLION, teardowns.get());
    }

    @Test
    void aChainOfAMillionWithoutTeardownsCloses() {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess last = top;
        for (int i = 1; i < MILLION; i++) {
            last = GoProcesses.withParent(last);
        }

        top.close();

        assertTrue(last.closed().isRaised());
    }

    @Test
    void aChainOfAMillionWaitsClosesFromTheBottom() {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess last = top;
        for (int i = 1; i < MILLION; i++) {
            GoProcess next = GoProcesses.named("next").open();
            last.waitFor(next);
            last.closeAsync();
            last = next;
        }

        last.close();

        top.close();
    }

    @Test
    void aChainOfAMillionWishesClosesFromTheBottom() throws InterruptedException {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess top = last;
        for (int i = 1; i < MILLION; i++) {
            top = GoProcesses.named("wisher").waitFor(top).closeAfterChildren().go(self -> {});
        }

        last.close();

        top.closed().await();
    }

    @Test
    void aLayeredGraphWithTwoParentsEachCloses() {
        int width = 1_000;
        int layers = 300;
        GoProcess root = GoProcesses.withTeardown(teardowns::incrementAndGet);
        List<GoProcess> above = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            above.add(child(root));
        }
        for (int layer = 1; layer < layers; layer++) {
            List<GoProcess> below = new ArrayList<>(width);
            for (int i = 0; i < width; i++) {
                GoProcess process = child(above.get(i));
                above.get((i + 1) % width).addChild(process);
                below.add(process);
            }
            above = below;
        }

        root.close();

        assertEquals(1 + width * layers, teardowns.get());
    }

    @Test
    void aHundredThousandFunctionsClose() {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            parent.go(
                    self -> {
                        self.closing().await();
                        ended.incrementAndGet();
                    });
        }

        parent.close();

        assertEquals(100_000, ended.get());
    }

    @Test
    void aHundredThousandFunctionsInAChainClose() {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess last = top;
        for (int i = 0; i < 100_000; i++) {
            last = last.go(self -> self.closing().await());
        }

        top.close();
    }

    @Test
    void theCulpritBelowAMillionIsNamed() {
        Gate gate = new Gate();
        GoProcess top = GoProcesses.named("top").open();
        GoProcess last = top;
        for (int i = 1; i < MILLION; i++) {
            last = GoProcesses.withParent(last);
        }
        last.go("culprit", self -> gate.pass());

        String message =
                assertThrows(CloseTimeoutException.class, () -> top.close(Duration.ofMillis(1)))
                        .getMessage();

        assertTrue(message.contains("culprit #"), message);
        gate.open();
        top.close();
    }

    @Test
    void aDeadlockThroughAHundredThousandIsFound() {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess last = top;
        for (int i = 1; i < 100_000; i++) {
            last = GoProcesses.withParent(last);
        }
        GoProcess culprit = last.go(self -> assertThrows(DeadlockException.class, top::close));

        assertTrue(culprit.err().isEmpty());
        top.close();
    }
}
