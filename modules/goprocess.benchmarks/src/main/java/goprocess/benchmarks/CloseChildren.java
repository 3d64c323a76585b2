package goprocess.benchmarks;

import com.google.common.util.concurrent.ServiceManager;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.peers.GuavaService;
import goprocess.benchmarks.peers.LockedObject;
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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes one parent of 200,000 children, without teardowns; only the close is timed. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CloseChildren.COUNT)
public class CloseChildren {
    static final int COUNT = 200_000;

    @Benchmark
    public GoProcess goprocess(Processes state) {
        state.parent.close();
        return state.parent;
    }

    @Benchmark
    public LockedObject lockedObject(LockedObjects state) {
        state.parent.close();
        return state.parent;
    }

    @Benchmark
    public CompletableFuture<Void> completableFuture(Futures state) {
        state.parent.complete(null);
        CompletableFuture.allOf(state.children).join();
        return state.parent;
    }

    @Benchmark
    public Job kotlinxJob(Jobs state) {
        state.parent.cancel(null);
        return state.parent;
    }

    @Benchmark
    public ServiceController<?> jbossMsc(Services state) {
        state.container.stop(state.parent);
        return state.parent;
    }

    @Benchmark
    public ServiceManager guavaServiceManager(Managed state) {
        state.manager.stopAsync().awaitStopped();
        return state.manager;
    }

    /** Processes. */
    @State(Scope.Thread)
    public static class Processes {
        GoProcess parent = GoProcesses.background();
        final GoProcess[] children = new GoProcess[COUNT];

        /** Opens them. */
        @Setup(Level.Iteration)
        public void open() {
            parent = GoProcesses.named("parent").open();
            Arrays.setAll(children, i -> GoProcesses.withParent(parent));
        }

        /** All are closed. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.closed(parent);
            Check.closed(children);
        }
    }

    /** The floor with locks. */
    @State(Scope.Thread)
    public static class LockedObjects {
        LockedObject parent = new LockedObject(null, null);
        final LockedObject[] children = new LockedObject[COUNT];

        /** Opens them. */
        @Setup(Level.Iteration)
        public void open() {
            parent = new LockedObject(null, null);
            Arrays.setAll(children, i -> new LockedObject(parent, null));
        }

        /** All are closed. */
        @TearDown(Level.Iteration)
        public void check() {
            for (LockedObject child : children) {
                Check.that("a child is closed", child.isClosed());
            }
        }
    }

    /** The floor with futures. */
    @State(Scope.Thread)
    public static class Futures {
        CompletableFuture<Void> parent = new CompletableFuture<>();
        final CompletableFuture<?>[] children = new CompletableFuture<?>[COUNT];

        /** Makes them. */
        @Setup(Level.Iteration)
        public void open() {
            parent = new CompletableFuture<>();
            Arrays.setAll(children, i -> parent.thenRun(() -> {}));
        }

        /** All are done. */
        @TearDown(Level.Iteration)
        public void check() {
            for (CompletableFuture<?> child : children) {
                Check.that("a future is done", child.isDone());
            }
        }
    }

    /** Jobs. */
    @State(Scope.Thread)
    public static class Jobs {
        Job parent = JobKt.Job(null);
        final Job[] children = new Job[COUNT];

        /** Makes them. */
        @Setup(Level.Iteration)
        public void open() {
            parent = JobKt.Job(null);
            Arrays.setAll(children, i -> JobKt.Job(parent));
        }

        /** All are completed. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.that("the parent is completed", parent.isCompleted());
            for (Job child : children) {
                Check.that("a job is completed", child.isCompleted());
            }
        }
    }

    /** Services that require one. */
    @State(Scope.Thread)
    public static class Services {
        MscContainer container = new MscContainer();
        ServiceController<?> parent = container.open(() -> {});
        final ServiceController<?>[] children = new ServiceController<?>[COUNT];

        /** Starts them. */
        @Setup(Level.Iteration)
        public void open() {
            container.close();
            container = new MscContainer();
            parent = container.open(() -> {});
            Arrays.setAll(children, i -> container.open(() -> {}, parent));
            container.awaitStable();
        }

        /** All are stopped. */
        @TearDown(Level.Iteration)
        public void check() {
            for (ServiceController<?> child : children) {
                Check.that("a service is stopped", MscContainer.isStopped(child));
            }
            container.close();
        }
    }

    /** Services of one manager. */
    @State(Scope.Thread)
    public static class Managed {
        ServiceManager manager = new ServiceManager(List.of(new GuavaService(() -> {})));

        /** Starts them. */
        @Setup(Level.Iteration)
        public void open() {
            List<GuavaService> services = new ArrayList<>(COUNT);
            for (int i = 0; i < COUNT; i++) {
                services.add(new GuavaService(() -> {}));
            }
            manager = new ServiceManager(services);
            manager.startAsync().awaitHealthy();
        }

        /** All are stopped. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same(
                    "services that are not stopped",
                    COUNT,
                    manager.servicesByState()
                            .get(com.google.common.util.concurrent.Service.State.TERMINATED)
                            .size());
        }
    }
}
