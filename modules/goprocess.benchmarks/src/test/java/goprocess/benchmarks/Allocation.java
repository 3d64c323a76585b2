package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;

/** Measures what an operation allocates. */
enum Allocation {
    /** Without what others allocate meanwhile: with debug, threads begin with the first process. */
    ON_THIS_THREAD(ThreadMXBean::getCurrentThreadAllocatedBytes),
    ON_ALL_THREADS(ThreadMXBean::getTotalThreadAllocatedBytes);

    private static final int WARM_UP = 30_000;
    private static final int COUNT = 10_000;
    private static final int ROUNDS = 3;

    private final ToLongFunction<ThreadMXBean> counter;

    Allocation(ToLongFunction<ThreadMXBean> counter) {
        this.counter = counter;
    }

    /**
     * Asserts what one operation allocates.
     *
     * @param bytes at most so many
     * @param operation to measure
     */
    void atMost(double bytes, Runnable operation) {
        double allocated = of(operation);
        // A byte for what the JVM allocates for itself, spread over the round.
        assertTrue(allocated <= bytes + 1, () -> allocated + " bytes instead of " + bytes);
    }

    /**
     * The bytes of one operation once it is compiled.
     *
     * @return the least of several rounds: what the JVM allocates for itself meanwhile can only add
     */
    double of(Runnable operation) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            operation.run();
        }
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = counter.applyAsLong(threads);
            for (int i = 0; i < COUNT; i++) {
                operation.run();
            }
            long bytes = counter.applyAsLong(threads) - before;
            least = Math.min(least, (double) bytes / COUNT);
        }
        return least;
    }
}
