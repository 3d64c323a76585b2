package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

import java.util.concurrent.TimeUnit;

/**
 * Opens and closes the first process of a JVM, which loads the library: once in each JVM, with no
 * warm-up.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WatchedFirst {
    @Benchmark
    public GoProcess unwatched(Watching.Off watching) {
        return openAndClose();
    }

    @Benchmark
    public GoProcess debug(Watching.Listening watching) {
        return openAndClose();
    }

    private static GoProcess openAndClose() {
        GoProcess process = GoProcesses.named("first").open();
        process.close();
        return process;
    }
}
