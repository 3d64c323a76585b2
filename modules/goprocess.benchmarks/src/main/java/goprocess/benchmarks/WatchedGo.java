package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

import java.util.concurrent.TimeUnit;

/**
 * Starts a function, closes it and waits, one at a time from a virtual thread: the cost of being
 * watched.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class WatchedGo {
    @Benchmark
    public GoProcess unwatched(GoAwait.Work work, Watching.Off watching) {
        return goAndClose(work);
    }

    @Benchmark
    public GoProcess debug(GoAwait.Work work, Watching.Listening watching) {
        return goAndClose(work);
    }

    @Benchmark
    public GoProcess recording(GoAwait.Work work, Watching.Recorded watching) {
        return goAndClose(work);
    }

    @Benchmark
    public GoProcess capture(GoAwait.Work work, Watching.Captured watching) {
        return goAndClose(work);
    }

    private static GoProcess goAndClose(GoAwait.Work work) {
        work.expected++;
        GoProcess process = GoProcesses.go(work.function);
        process.close();
        return process;
    }
}
