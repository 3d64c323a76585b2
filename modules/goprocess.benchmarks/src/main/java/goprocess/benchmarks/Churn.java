package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Opens and closes children of one parent from two threads for a while, some of them open at any
 * moment, and measures how much the heap has grown when none is left.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
public class Churn {
    private static final int THREADS = 2;
    private static final int OPEN = 1_000;
    // The heap that the JVM itself allocates and frees meanwhile, for code for instance, is less
    // than this.
    private static final int GROWTH_ALLOWED = 1 << 20;

    /** How long. */
    @Param("60")
    public int seconds;

    @Benchmark
    public long goprocess(Bytes bytes, Opened opened)
            throws InterruptedException, ExecutionException {
        GoProcess parent = GoProcesses.named("parent").open();
        churn(parent, TimeUnit.SECONDS.toNanos(1));
        Heap.Measured<Long> measured =
                Heap.difference(1, () -> churn(parent, TimeUnit.SECONDS.toNanos(seconds)));
        bytes.heap = measured.bytes();
        opened.children = measured.things();
        Check.same("children left", 0, Children.of(parent));
        Check.that("the heap has not grown", bytes.heap < GROWTH_ALLOWED);
        parent.close();
        Check.closed(parent);
        return opened.children;
    }

    private static long churn(GoProcess parent, long nanoseconds) {
        List<Future<Long>> counts = new ArrayList<>();
        long end = System.nanoTime() + nanoseconds;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                counts.add(threads.submit(() -> churnUntil(parent, end)));
            }
        }
        return counts.stream().mapToLong(Future::resultNow).sum();
    }

    private static long churnUntil(GoProcess parent, long end) {
        ArrayDeque<GoProcess> open = new ArrayDeque<>();
        long count = 0;
        for (; System.nanoTime() - end < 0; count++) {
            open.add(GoProcesses.withParent(parent));
            if (open.size() > OPEN) {
                open.remove().close();
            }
        }
        open.forEach(GoProcess::close);
        return count;
    }
}
