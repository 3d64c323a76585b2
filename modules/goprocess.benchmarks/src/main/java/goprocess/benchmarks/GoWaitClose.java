package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.benchmarks.peers.TaskScope;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Starts 200,000 functions that wait until they are asked to close, under one parent; closes it;
 * waits for all.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GoWaitClose.COUNT)
@Fork(jvmArgsAppend = "--enable-preview")
public class GoWaitClose {
    static final int COUNT = 200_000;

    @Benchmark
    public GoProcess goprocess(Work work) {
        ProcessFunction function =
                self -> {
                    self.closing().await();
                    work.ended.increment();
                };
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < COUNT; i++) {
            GoProcesses.goChild(parent, function);
        }
        parent.close();
        return parent;
    }

    @Benchmark
    public CountDownLatch virtualThread(Work work) throws InterruptedException {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(COUNT);
        Runnable runnable =
                () -> {
                    awaitUninterrupted(closing);
                    work.ended.increment();
                    closed.countDown();
                };
        for (int i = 0; i < COUNT; i++) {
            Thread.startVirtualThread(runnable);
        }
        closing.countDown();
        closed.await();
        return closed;
    }

    @Benchmark
    public TaskScope structuredTaskScope(Work work) {
        CountDownLatch closing = new CountDownLatch(1);
        Callable<Boolean> task =
                () -> {
                    closing.await();
                    work.ended.increment();
                    return true;
                };
        try (TaskScope scope = new TaskScope()) {
            for (int i = 0; i < COUNT; i++) {
                scope.fork(task);
            }
            closing.countDown();
            scope.join();
            return scope;
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts what has ended. */
    @State(Scope.Benchmark)
    public static class Work {
        final LongAdder ended = new LongAdder();

        /** None has ended. */
        @Setup(Level.Iteration)
        public void reset() {
            ended.reset();
        }

        /** Every one has ended before the wait for all did. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same("functions", COUNT, ended.sum());
        }
    }
}
