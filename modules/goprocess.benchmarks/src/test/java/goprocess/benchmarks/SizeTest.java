package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.benchmarks.Heap.Measured;

import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;

import java.util.Arrays;
import java.util.function.Supplier;

/** What a process occupies does not grow unnoticed. */
class SizeTest {
    private static final int COUNT = 10_000;

    /** So many that a buffer of a thread, which counts as used, is nothing to each. */
    private static final int FUNCTIONS = 200_000;

    private static final ProcessFunction FUNCTION = self -> {};

    @Test
    void aProcessByItself() {
        GoProcess process = GoProcesses.named("process").open();
        assertEquals(72, ClassLayout.parseInstance(process).instanceSize());
        process.close();
        Check.closed(process);
    }

    @Test
    void anIdleChildWithItsShareOfTheParent() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcesses.withParent(parent);
        long before = Heap.reachable(parent);
        for (int i = 0; i < COUNT; i++) {
            GoProcesses.withParent(parent);
        }
        double size = (double) (Heap.reachable(parent) - before) / COUNT;
        assertTrue(size <= 80, () -> size + " bytes");
        parent.close();
        Check.closed(parent);
    }

    /**
     * A thread that was never started has no frames. How large they are is the compiler's affair,
     * and changes as it goes on; the benchmark has them.
     */
    @Test
    void aFunctionBesideItsThread() {
        double thread =
                Heap.difference(FUNCTIONS, () -> threads(() -> new Unstarted(() -> {}))).bytes();
        GoProcess parent = GoProcesses.named("parent").open();
        Measured<Unstarted[]> functions =
                Heap.difference(FUNCTIONS, () -> threads(() -> functionOf(parent)));
        double function = functions.bytes() - thread;
        assertTrue(function <= 192, () -> function + " bytes");
        for (Unstarted each : functions.things()) {
            each.run();
        }
        parent.close();
        Check.closed(parent);
    }

    private static Unstarted[] threads(Supplier<Unstarted> maker) {
        Unstarted[] threads = new Unstarted[FUNCTIONS];
        Arrays.setAll(threads, i -> maker.get());
        return threads;
    }

    private static Unstarted functionOf(GoProcess parent) {
        Unstarted[] made = new Unstarted[1];
        GoProcesses.named("function")
                .parent(parent)
                .threadFactory(task -> made[0] = new Unstarted(task))
                .go(FUNCTION);
        return made[0];
    }

    private static final class Unstarted extends Thread {
        Unstarted(Runnable task) {
            super(null, task, "unstarted");
        }

        @Override
        public void start() {
            // its function is run by whoever calls run
        }
    }

    @Test
    void aClosedProcessHoldsOnToNothing() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.withParent(parent);
        child.setTeardown(() -> {});
        parent.close();
        // Itself and an empty array that all share.
        assertEquals(72 + 16, Heap.reachable(child));
    }
}
