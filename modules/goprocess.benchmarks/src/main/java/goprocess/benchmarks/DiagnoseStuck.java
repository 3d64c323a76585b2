package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.Diagnosis;
import goprocess.debug.ProcessGraph;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Captures 100,000 functions that hold a close, all at one line, and says what holds it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DiagnoseStuck {
    private static final int COUNT = 100_000;

    @Benchmark
    public String goprocess(Stuck stuck) {
        Diagnosis diagnosis = ProcessGraph.capture().diagnose();
        Check.same("culprits", COUNT, diagnosis.findings().size() + diagnosis.omitted());
        return diagnosis.toString();
    }

    /** Functions that do not react to the close. */
    @State(Scope.Benchmark)
    public static class Stuck {
        private final GoProcess parent = GoProcesses.named("parent").open();
        private final CountDownLatch end = new CountDownLatch(1);

        /**
         * Starts them, and begins to close.
         *
         * @throws InterruptedException if it is interrupted
         */
        @Setup
        public void begin() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(COUNT);
            for (int i = 0; i < COUNT; i++) {
                parent.go(
                        self -> {
                            started.countDown();
                            end.await();
                        });
            }
            started.await();
            parent.closeAsync();
        }

        /** Ends the functions. */
        @TearDown
        public void close() {
            end.countDown();
            parent.close();
            Check.closed(parent);
        }
    }
}
