package goprocess.benchmarks;

import goprocess.api.GoProcess;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

import java.util.concurrent.TimeUnit;

/** Starts 200,000 functions under one parent and closes it: the cost of being watched. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GoClose.COUNT)
public class WatchedMany {
    @Benchmark
    public GoProcess unwatched(GoClose.Work work, Watching.Off watching) {
        return GoClose.goAndClose(work);
    }

    @Benchmark
    public GoProcess debug(GoClose.Work work, Watching.Listening watching) {
        return GoClose.goAndClose(work);
    }

    @Benchmark
    public GoProcess recording(GoClose.Work work, Watching.Recorded watching) {
        return GoClose.goAndClose(work);
    }

    @Benchmark
    public GoProcess capture(GoClose.Work work, Watching.Captured watching) {
        return GoClose.goAndClose(work);
    }
}
