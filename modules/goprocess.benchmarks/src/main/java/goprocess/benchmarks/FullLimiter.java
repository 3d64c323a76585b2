package goprocess.benchmarks;

import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.ratelimit.RateLimiter;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A refusal by a full limiter, which is the most frequent operation of a service that sheds load.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FullLimiter {
    private static final ProcessFunction UNTIL_CLOSED = self -> self.closing().await();

    @Benchmark
    public boolean goprocess(OurLimiter full) {
        return full.limiter.tryLimitedGo(UNTIL_CLOSED).isPresent();
    }

    @Benchmark
    public boolean semaphore(Full full) {
        return full.semaphore.tryAcquire();
    }

    @Benchmark
    public boolean resilience4jBulkhead(Full full) {
        return full.bulkhead.tryAcquirePermission();
    }

    /** A limiter whose children are all open. */
    @State(Scope.Benchmark)
    public static class OurLimiter {
        /** How many may be open. */
        @Param("100")
        public int limit;

        private RateLimiter limiter = new RateLimiter(GoProcesses.background(), 1);

        /** All places are taken. */
        @Setup
        public void fill() throws InterruptedException {
            limiter = new RateLimiter(GoProcesses.background(), limit);
            for (int i = 0; i < limit; i++) {
                limiter.limitedGo(UNTIL_CLOSED);
            }
        }

        /** All calls were refused. */
        @TearDown
        public void check() {
            boolean full = limiter.tryLimitedGo(UNTIL_CLOSED).isEmpty();
            limiter.close();
            Check.closed(limiter);
            Check.that("it is full", full);
        }
    }

    /** What only counts. */
    @State(Scope.Benchmark)
    public static class Full {
        /** How many may be in. */
        @Param("100")
        public int limit;

        private Semaphore semaphore = new Semaphore(0);
        private Bulkhead bulkhead = Bulkhead.ofDefaults("unused");

        /** All places are taken. */
        @Setup
        public void fill() {
            semaphore = new Semaphore(limit);
            semaphore.acquireUninterruptibly(limit);
            bulkhead =
                    Bulkhead.of("full", BulkheadConfig.custom().maxConcurrentCalls(limit).build());
            for (int i = 0; i < limit; i++) {
                bulkhead.acquirePermission();
            }
        }

        /** All calls were refused. */
        @TearDown
        public void check() {
            Check.that("the semaphore is full", !semaphore.tryAcquire());
            Check.that("the bulkhead is full", !bulkhead.tryAcquirePermission());
        }
    }
}
