package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.peers.MscContainer;

import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;

import org.jboss.msc.service.ServiceController;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes the top of a chain, each the only child of the one above; only the close is timed. The
 * chain is a million deep, or as deep as the contender can close.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CloseChain {
    static final int DEPTH = 1_000_000;
    static final int JOBS = 500;
    static final int SERVICES = 100_000;

    @Benchmark
    @OperationsPerInvocation(DEPTH)
    public GoProcess goprocess(Processes state) {
        state.chain[0].close();
        return state.chain[0];
    }

    @Benchmark
    @OperationsPerInvocation(DEPTH)
    public CompletableFuture<?> completableFuture(Futures state) {
        state.top.complete(null);
        state.bottom.join();
        return state.bottom;
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public Job kotlinxJob(Jobs state) {
        state.chain[0].cancel(null);
        return state.chain[0];
    }

    @Benchmark
    @OperationsPerInvocation(SERVICES)
    public ServiceController<?> jbossMsc(Services state) {
        state.container.stop(state.chain[0]);
        return state.chain[0];
    }

    /** Processes. */
    @State(Scope.Thread)
    public static class Processes {
        final GoProcess[] chain = new GoProcess[DEPTH];

        /** Opens them. */
        @Setup(Level.Iteration)
        public void open() {
            chain[0] = GoProcesses.named("top").open();
            for (int i = 1; i < DEPTH; i++) {
                chain[i] = GoProcesses.withParent(chain[i - 1]);
            }
        }

        /** All are closed. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.closed(chain);
        }
    }

    /** The floor: futures, each completed by the one above. */
    @State(Scope.Thread)
    public static class Futures {
        CompletableFuture<Void> top = new CompletableFuture<>();
        CompletableFuture<Void> bottom = top;
        private int completed;

        /** Makes them. */
        @Setup(Level.Iteration)
        public void open() {
            completed = 0;
            top = new CompletableFuture<>();
            bottom = top;
            for (int i = 1; i < DEPTH; i++) {
                bottom = bottom.thenRun(() -> completed++);
            }
        }

        /** All are done. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same("futures that are done", DEPTH - 1, completed);
        }
    }

    /** Jobs. */
    @State(Scope.Thread)
    public static class Jobs {
        final Job[] chain = new Job[JOBS];

        /** Makes them. */
        @Setup(Level.Iteration)
        public void open() {
            chain[0] = JobKt.Job(null);
            for (int i = 1; i < JOBS; i++) {
                chain[i] = JobKt.Job(chain[i - 1]);
            }
        }

        /** All are completed. */
        @TearDown(Level.Iteration)
        public void check() {
            for (Job job : chain) {
                Check.that("a job is completed", job.isCompleted());
            }
        }
    }

    /** Services, each of which requires the one above. */
    @State(Scope.Thread)
    public static class Services {
        MscContainer container = new MscContainer();
        final ServiceController<?>[] chain = new ServiceController<?>[SERVICES];

        /** Starts them. */
        @Setup(Level.Iteration)
        public void open() {
            container.close();
            container = new MscContainer();
            chain[0] = container.open(() -> {});
            for (int i = 1; i < SERVICES; i++) {
                chain[i] = container.open(() -> {}, chain[i - 1]);
            }
            container.awaitStable();
        }

        /** All are stopped. */
        @TearDown(Level.Iteration)
        public void check() {
            for (ServiceController<?> service : chain) {
                Check.that("a service is stopped", MscContainer.isStopped(service));
            }
            container.close();
        }
    }
}
