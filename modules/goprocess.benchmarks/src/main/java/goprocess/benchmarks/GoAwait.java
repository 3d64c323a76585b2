package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.benchmarks.peers.TaskScope;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function2;

import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.Job;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Starts a function and waits for its end, one at a time, from a virtual thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "--enable-preview"})
public class GoAwait {
    @Benchmark
    public GoProcess goprocess(Work work) throws InterruptedException {
        work.expected++;
        GoProcess process = GoProcesses.go(work.function);
        process.closed().await();
        return process;
    }

    @Benchmark
    public Thread virtualThread(Work work) throws InterruptedException {
        work.expected++;
        Thread thread = Thread.startVirtualThread(work.runnable);
        thread.join();
        return thread;
    }

    @Benchmark
    public CompletableFuture<Void> completableFuture(Work work) {
        work.expected++;
        CompletableFuture<Void> future = CompletableFuture.runAsync(work.runnable, work.executor);
        future.join();
        return future;
    }

    @Benchmark
    public Object structuredTaskScope(Work work) {
        work.expected++;
        try (TaskScope scope = new TaskScope()) {
            Object subtask = scope.fork(work.callable);
            scope.join();
            return subtask;
        }
    }

    @Benchmark
    public Job kotlinxJob(Work work) throws InterruptedException {
        work.expected++;
        CountDownLatch completed = new CountDownLatch(1);
        Job job =
                BuildersKt.launch(
                        GlobalScope.INSTANCE,
                        Dispatchers.getDefault(),
                        CoroutineStart.DEFAULT,
                        work.coroutine);
        job.invokeOnCompletion(
                cause -> {
                    completed.countDown();
                    return Unit.INSTANCE;
                });
        completed.await();
        return job;
    }

    /** What runs: it counts. */
    @State(Scope.Thread)
    public static class Work {
        final Runnable runnable = this::count;
        final ProcessFunction function = self -> count();
        final Executor executor = Thread::startVirtualThread;
        final Callable<Long> callable = this::count;
        final Function2<CoroutineScope, Continuation<? super Unit>, Object> coroutine =
                (scope, continuation) -> {
                    count();
                    return Unit.INSTANCE;
                };
        long expected;
        // A plain field: one function runs at a time, and the thread that waited sees what it did.
        private long counted;

        private long count() {
            return ++counted;
        }

        /** Every function has run once. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same("functions", expected, counted);
        }
    }
}
