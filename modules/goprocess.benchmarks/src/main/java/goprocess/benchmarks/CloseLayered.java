package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.peers.MscContainer;

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

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes the top of a graph of 200 layers of 1,000, each with two parents in the layer above; only
 * the close is timed.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CloseLayered {
    static final int WIDTH = 1_000;
    static final int LAYERS = 200;
    static final int COUNT = WIDTH * LAYERS;
    // A tenth of the layers, because each of its stops takes so long.
    static final int SERVICES = WIDTH * LAYERS / 10;

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public GoProcess goprocess(Processes state) {
        state.top.close();
        return state.top;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public CompletableFuture<?> completableFuture(Futures state) {
        state.top.complete(null);
        state.closed.join();
        return state.closed;
    }

    @Benchmark
    @OperationsPerInvocation(SERVICES)
    public ServiceController<?> jbossMsc(Services state) {
        state.container.stop(state.top);
        return state.top;
    }

    /** The other parent of the node at an index. */
    static int neighbour(int index) {
        int parent = index - WIDTH;
        return parent % WIDTH == WIDTH - 1 ? parent - WIDTH + 1 : parent + 1;
    }

    /** Processes. */
    @State(Scope.Thread)
    public static class Processes {
        GoProcess top = GoProcesses.background();
        final GoProcess[] graph = new GoProcess[COUNT];

        /** Opens them. */
        @Setup(Level.Iteration)
        public void open() {
            top = GoProcesses.named("top").open();
            for (int i = 0; i < COUNT; i++) {
                graph[i] = GoProcesses.withParent(i < WIDTH ? top : graph[i - WIDTH]);
                if (i >= WIDTH) {
                    graph[neighbour(i)].addChild(graph[i]);
                }
            }
        }

        /** All are closed. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.closed(top);
            Check.closed(graph);
        }
    }

    /**
     * The floor: two futures for each node, made by hand. One is complete when a parent is asked to
     * close, the other when the node and its children have.
     */
    @State(Scope.Thread)
    public static class Futures {
        CompletableFuture<Void> top = new CompletableFuture<>();
        CompletableFuture<Void> closed = top;
        private final CompletableFuture<?>[] closings = new CompletableFuture<?>[COUNT];
        private final CompletableFuture<?>[] closeds = new CompletableFuture<?>[COUNT];

        /** Makes them. */
        @Setup(Level.Iteration)
        public void open() {
            top = new CompletableFuture<>();
            for (int i = 0; i < COUNT; i++) {
                closings[i] =
                        i < WIDTH
                                ? top.thenRun(() -> {})
                                : CompletableFuture.anyOf(
                                        closings[i - WIDTH], closings[neighbour(i)]);
            }
            for (int i = COUNT - 1; i >= 0; i--) {
                closeds[i] =
                        i + WIDTH < COUNT
                                ? CompletableFuture.allOf(
                                        closings[i], closeds[i + WIDTH], closeds[otherChild(i)])
                                : closings[i].thenRun(() -> {});
            }
            CompletableFuture<?>[] first = Arrays.copyOf(closeds, WIDTH);
            closed = CompletableFuture.allOf(first);
        }

        /** The node below that has the node at an index for its other parent. */
        private static int otherChild(int index) {
            int child = index + WIDTH;
            return child % WIDTH == 0 ? child + WIDTH - 1 : child - 1;
        }

        /** All are done. */
        @TearDown(Level.Iteration)
        public void check() {
            for (CompletableFuture<?> future : closeds) {
                Check.that("a future is done", future.isDone());
            }
        }
    }

    /** Services, each of which requires two of the layer above. */
    @State(Scope.Thread)
    public static class Services {
        MscContainer container = new MscContainer();
        ServiceController<?> top = container.open(() -> {});
        final ServiceController<?>[] graph = new ServiceController<?>[SERVICES];

        /** Starts them. */
        @Setup(Level.Iteration)
        public void open() {
            container.close();
            container = new MscContainer();
            top = container.open(() -> {});
            for (int i = 0; i < SERVICES; i++) {
                graph[i] =
                        i < WIDTH
                                ? container.open(() -> {}, top)
                                : container.open(() -> {}, graph[i - WIDTH], graph[neighbour(i)]);
            }
            container.awaitStable();
        }

        /** All are stopped. */
        @TearDown(Level.Iteration)
        public void check() {
            for (ServiceController<?> service : graph) {
                Check.that("a service is stopped", MscContainer.isStopped(service));
            }
            container.close();
        }
    }
}
