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

/** Starts 200,000 functions, which return at once, under one parent; closes it; waits for all. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GoClose.COUNT)
@Fork(jvmArgsAppend = "--enable-preview")
public class GoClose {
    static final int COUNT = 200_000;

    @Benchmark
    public GoProcess goprocess(Work work) {
        return goAndClose(work);
    }

    static GoProcess goAndClose(Work work) {
        ProcessFunction function = self -> work.ended.increment();
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < COUNT; i++) {
            GoProcesses.goChild(parent, function);
        }
        parent.close();
        return parent;
    }

    @Benchmark
    public CountDownLatch virtualThread(Work work) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(COUNT);
        Runnable runnable =
                () -> {
                    work.ended.increment();
                    latch.countDown();
                };
        for (int i = 0; i < COUNT; i++) {
            Thread.startVirtualThread(runnable);
        }
        latch.await();
        return latch;
    }

    @Benchmark
    public TaskScope structuredTaskScope(Work work) {
        Callable<Boolean> task =
                () -> {
                    work.ended.increment();
                    return true;
                };
        try (TaskScope scope = new TaskScope()) {
            for (int i = 0; i < COUNT; i++) {
                scope.fork(task);
            }
            scope.join();
            return scope;
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
