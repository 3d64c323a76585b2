package goprocess.benchmarks;

import com.google.common.util.concurrent.ServiceManager;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;
import goprocess.benchmarks.peers.GuavaService;
import goprocess.benchmarks.peers.LockedObject;
import goprocess.benchmarks.peers.MscContainer;

import kotlin.Unit;

import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;

import org.jboss.msc.service.ServiceController;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens one thing with a teardown, closes it, and waits until its teardown has run. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenClose {
    @Benchmark
    public GoProcess goprocess(Teardowns teardowns) {
        teardowns.expected++;
        GoProcess process = GoProcesses.withTeardown(teardowns.teardown);
        process.close();
        return process;
    }

    @Benchmark
    public LockedObject lockedObject(Teardowns teardowns) {
        teardowns.expected++;
        LockedObject object = new LockedObject(null, teardowns.runnable);
        object.close();
        return object;
    }

    @Benchmark
    public CompletableFuture<Void> completableFuture(Teardowns teardowns) {
        teardowns.expected++;
        CompletableFuture<Void> closing = new CompletableFuture<>();
        CompletableFuture<Void> closed = closing.thenRun(teardowns.runnable);
        closing.complete(null);
        closed.join();
        return closed;
    }

    @Benchmark
    public Job kotlinxJob(Teardowns teardowns) {
        teardowns.expected++;
        Job job = JobKt.Job(null);
        job.invokeOnCompletion(
                cause -> {
                    teardowns.runnable.run();
                    return Unit.INSTANCE;
                });
        job.cancel(null);
        Check.that("the job is completed", job.isCompleted());
        return job;
    }

    @Benchmark
    public ServiceController<?> jbossMsc(Teardowns teardowns, Msc msc) {
        teardowns.expected++;
        ServiceController<?> service = msc.container.open(teardowns.runnable);
        msc.container.awaitStable();
        msc.container.remove(service);
        return service;
    }

    @Benchmark
    public ServiceManager guavaServiceManager(Teardowns teardowns) {
        teardowns.expected++;
        ServiceManager manager = new ServiceManager(List.of(new GuavaService(teardowns.runnable)));
        manager.startAsync().awaitHealthy();
        manager.stopAsync().awaitStopped();
        return manager;
    }

    /** Counts the teardowns. */
    @State(Scope.Thread)
    public static class Teardowns {
        final Runnable runnable = this::count;
        final Teardown teardown = this::count;
        long expected;
        // A plain field: every contender promises that the thread that waited sees what the
        // teardown did.
        private long counted;

        private void count() {
            counted++;
        }

        /** Every teardown has run once. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same("teardowns", expected, counted);
        }
    }

    /** A container that lives as long as the benchmark. */
    @State(Scope.Thread)
    public static class Msc {
        final MscContainer container = new MscContainer();

        /** Closes the container. */
        @TearDown
        public void close() {
            container.close();
        }
    }
}
