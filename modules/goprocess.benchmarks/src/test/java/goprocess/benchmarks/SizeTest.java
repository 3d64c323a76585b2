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
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** What a process occupies does not grow unnoticed. */
class SizeTest {
    private static final int COUNT = 10_000;
    private static final int ROUNDS = 10;

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
    void aProcessWithAFunction() {
        GoProcess process = GoProcesses.go(FUNCTION);
        assertEquals(80, ClassLayout.parseInstance(process).instanceSize());
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

    @Test
    void aRunningFunctionBesideARawVirtualThread() throws InterruptedException {
        double thread = Double.MAX_VALUE;
        double function = Double.MAX_VALUE;
        // The frames of code that is not compiled yet are larger, and a busy machine compiles late.
        for (int round = 0; round < ROUNDS; round++) {
            thread = Math.min(thread, rawThread());
            function = Math.min(function, runningFunction());
        }
        double allowed = thread + 250;
        double occupied = function;
        assertTrue(occupied <= allowed, () -> occupied + " bytes instead of " + allowed);
    }

    /**
     * A thread that was never started has no frames, so this is what the library makes, to a few
     * bytes.
     */
    @Test
    void aFunctionBesideItsThread() {
        double thread =
                Heap.difference(FUNCTIONS, () -> threads(() -> new Unstarted(() -> {}))).bytes();
        GoProcess parent = GoProcesses.named("parent").open();
        Measured<Unstarted[]> functions =
                Heap.difference(FUNCTIONS, () -> threads(() -> functionOf(parent)));
        double function = functions.bytes() - thread;
        assertTrue(function <= 88, () -> function + " bytes");
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

    private static double runningFunction() {
        Measured<GoProcess> functions = RunningGo.functions(COUNT);
        functions.things().close();
        Check.closed(functions.things());
        return functions.bytes();
    }

    private static double rawThread() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(COUNT);
        CountDownLatch ending = new CountDownLatch(1);
        Thread[] threads = new Thread[COUNT];
        Runnable runnable =
                () -> {
                    started.countDown();
                    await(ending);
                };
        Measured<Thread[]> parked =
                Heap.difference(
                        COUNT,
                        () -> {
                            for (int i = 0; i < COUNT; i++) {
                                threads[i] = Thread.startVirtualThread(runnable);
                            }
                            await(started);
                            return threads;
                        });
        ending.countDown();
        for (Thread thread : parked.things()) {
            thread.join();
        }
        return parked.bytes();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
