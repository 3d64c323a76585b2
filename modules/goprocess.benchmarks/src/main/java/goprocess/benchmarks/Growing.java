package goprocess.benchmarks;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A call that walks a graph. Its cost per process must not depend on the size of the graph. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Growing {
    /** Which call. */
    @Param({"CLOSE_OF_A_SIBLING", "CLOSE_THAT_TIMES_OUT"})
    public Call call = Call.CLOSE_OF_A_SIBLING;

    /** How many processes are below. */
    @Param("100000")
    public int count;

    private GoProcess hub = GoProcesses.background();
    private GoProcess sibling = hub;
    private GoProcess blocker = hub;

    /** Opens the graph. */
    @Setup(Level.Invocation)
    public void open() {
        blocker = GoProcesses.named("blocker").open();
        hub = GoProcesses.named("hub").open();
        sibling = GoProcesses.named("sibling").parent(hub).open();
        for (int i = 0; i < count; i++) {
            call.open(sibling, blocker);
        }
    }

    @Benchmark
    public GoProcess goprocess() {
        call.run(hub, sibling);
        return hub;
    }

    /** All are closed. */
    @TearDown(Level.Invocation)
    public void close() {
        blocker.close();
        hub.close();
        Check.closed(sibling);
    }

    /** A call that goes through a graph. */
    public enum Call {
        /**
         * A function closes its sibling, so the library judges whether the sibling waits for the
         * function.
         */
        CLOSE_OF_A_SIBLING {
            @Override
            void open(GoProcess sibling, GoProcess blocker) {
                GoProcesses.withParent(sibling);
            }

            @Override
            void run(GoProcess hub, GoProcess sibling) {
                Check.that("it has not failed", hub.go(self -> sibling.close()).err().isEmpty());
            }
        },
        /** A close that times out: it names ten leaves, and says how many more there are. */
        CLOSE_THAT_TIMES_OUT {
            @Override
            void open(GoProcess sibling, GoProcess blocker) {
                GoProcess leaf = GoProcesses.withParent(blocker);
                GoProcesses.named("child").parent(sibling).waitFor(leaf).open();
            }

            @Override
            void run(GoProcess hub, GoProcess sibling) {
                try {
                    sibling.close(Duration.ofNanos(1));
                    throw new IllegalStateException(sibling + " closed in time");
                } catch (CloseTimeoutException e) {
                    Check.that("it says how many more", e.toString().contains("more"));
                }
            }
        };

        abstract void open(GoProcess sibling, GoProcess blocker);

        abstract void run(GoProcess hub, GoProcess sibling);
    }
}
